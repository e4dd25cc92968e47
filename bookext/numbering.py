"""Takes the numbers off the sections of exercise pages: their tasks have numbers of their own."""


def keep_the_titles_number(app, env):
    for document, numbers in env.toc_secnumbers.items():
        if document.startswith("exercises/"):
            env.toc_secnumbers[document] = {"": numbers[""]} if "" in numbers else {}
    return []


def setup(app):
    app.connect("env-updated", keep_the_titles_number)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
