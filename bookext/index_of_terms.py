"""Shows symbols in the index as mathematics. Sphinx lists them by their LaTeX."""

from docutils import nodes
from markupsafe import Markup
from sphinxcontrib.katex import render_latex

from bookext.previews import BOOK


def symbols(env):
    """The mathematics of each term of the glossary that is a symbol, by its LaTeX."""
    glossary = env.get_doctree(f"{BOOK.name}/glossary")
    found = (term.next_node(nodes.math) for term in glossary.findall(nodes.term))
    return {math.astext(): with_words(math.astext()) for math in found if math is not None}


def with_words(latex):
    """A symbol as mathematics, with its name in LaTeX as the words of the link."""
    shown = Markup(render_latex(latex, {"displayMode": False}))
    words = latex.replace("\\", "")
    return Markup('<span aria-hidden="true">{}</span><span class="visually-hidden">{}</span>').format(
        shown, words
    )


def show_symbols(app, pagename, templatename, context, doctree):
    if pagename != "genindex" or f"{BOOK.name}/glossary" not in app.env.found_docs:
        return
    shown = symbols(app.env)
    context["genindexentries"] = [
        (letter, [(shown.get(name, name), rest) for name, rest in entries])
        for letter, entries in context["genindexentries"]
    ]


def setup(app):
    app.connect("html-page-context", show_symbols)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
