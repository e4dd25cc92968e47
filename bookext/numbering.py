"""Takes the numbers off the sections of exercise pages: their tasks have numbers of their own."""

from docutils import nodes


def keep_the_titles_number(app, env):
    """After Sphinx and sphinx-external-toc have numbered all sections, in titles and in the contents of a page."""
    for document, numbers in env.toc_secnumbers.items():
        if document.startswith("exercises/"):
            # A section without an entry would get the title's number.
            env.toc_secnumbers[document] = {
                anchor: number if anchor == "" else () for anchor, number in numbers.items()
            }
            for link in list(env.tocs[document].findall(nodes.reference))[1:]:
                link.attributes.pop("secnumber", None)
    return []


def setup(app):
    app.connect("env-get-updated", keep_the_titles_number, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
