"""Previews: beside a link to a term, an equation or a reference stands, on hover and on focus, what it leads to.

A page carries what its links to the glossary and to the page of equations need, once a term, in a <template>; a
reference's text stands in its link's title. book/previews/previews.js shows it; a page without such links loads nothing.
sphinx-tippy does the same with 46 KB of script, and with every target's whole HTML; here it is 3 KB, and mathematics is
MathML, a tenth of KaTeX's HTML.
"""

import re
import shutil
from functools import cache
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinxcontrib.katex import render_latex

BOOK = Path(__file__).resolve().parents[1] / "book"
ASSETS = BOOK / "previews"
SHOWN = ("glossary", "equations")  # the pages that the previews come from


def mathml(node):
    """Mathematics for any browser's own fonts: the part of KaTeX's HTML that screen readers get."""
    display = isinstance(node, nodes.math_block)
    return re.search(r"<math.*</math>", render_latex(node.astext(), {"displayMode": display}), re.S)[0]


def definition(builder, paragraph):
    """The HTML of a glossary entry without links: all before "See ...", where the sections are listed."""
    short = nodes.inline()
    for child in paragraph.children:
        text = child.astext()
        if isinstance(child, nodes.Text) and text.endswith(" See "):
            short += nodes.Text(text.removesuffix(" See "))
            break
        short += child.deepcopy()
    for math in list(short.findall(nodes.math)):
        math.replace_self(nodes.raw("", mathml(math), format="html"))
    for link in list(short.findall(addnodes.pending_xref)):
        link.replace_self(nodes.Text(link.astext()))
    return builder.render_partial(short)["fragment"]


@cache
def previews(builder):
    """What each link leads to: {"term-gate": HTML, ..., "equation-eq-rnn-step": HTML, ...}."""
    found = {}
    for page in SHOWN:
        doctree = builder.env.get_doctree(f"{BOOK.name}/{page}")
        for item in doctree.findall(nodes.definition_list_item):
            paragraph = next(item.findall(nodes.paragraph))
            html = definition(builder, paragraph)
            found |= {name: html for term in item.findall(nodes.term) for name in term["ids"]}
        for block in doctree.findall(nodes.math_block):
            title = block.parent.next_node(nodes.title).astext()  # words, for who does not see it
            found |= {name: escape(title) + mathml(block) for name in block["ids"]}
    return found


def add_previews(app, pagename, templatename, context, doctree):
    """Put into a page what its links lead to, and load the script."""
    if doctree is None or app.builder.format != "html":
        return
    links = list(doctree.findall(nodes.reference))
    names = dict.fromkeys(re.sub(".*#", "", link.get("refuri") or link.get("refid", "")) for link in links)
    known = {name: previews(app.builder)[name] for name in names if name in previews(app.builder)}
    if known:
        data = "".join(f'<div data-of="{escape(name)}">{html}</div>' for name, html in known.items())
        context["body"] += f'<template class="previews">{data}</template>\n'
    if known or any(link.get("reftitle") for link in links):
        app.add_js_file("previews/previews.js", loading_method="defer")
        app.add_css_file("previews/previews.css")


def copy_files(app):
    """Before the pages are written, because Sphinx marks a script with the checksum of what is there."""
    if app.builder.format == "html":
        shutil.copytree(ASSETS, Path(app.outdir) / "_static" / "previews", dirs_exist_ok=True)


def setup(app):
    app.connect("builder-inited", copy_files)
    app.connect("html-page-context", add_previews)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
