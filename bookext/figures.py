"""The directive `playable`: a figure that answers to its controls, from book/figures/NAME.js.

    ```{playable} memory
    :alt: What the picture is, for a reader who does not see it.
    The caption.
    ```

Node.js draws the figure when the book is built. So there is a still picture where there is no JavaScript, and nothing
jumps when there is. A page loads only the scripts of its own figures, as files: a page opened from disk may not fetch.
No package does this: those that there are bring a framework of 90 KB and more, and no still picture.
"""

import json
import shutil
import subprocess
from html import escape
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

LOADER = Path(__file__).with_name("playable.js")
FIGURES = Path(__file__).resolve().parents[1] / "book" / "figures"
NO_SCRIPT = "This figure answers to its controls where JavaScript is on."


class playable(nodes.General, nodes.Element):
    """A figure: `html` is its picture, sentence and controls, `scripts` its files, `answer` what it says of its question
    if it asks one; its children are the caption."""


class Playable(SphinxDirective):
    required_arguments = 1
    option_spec = {"alt": directives.unchanged_required}
    has_content = True

    def run(self):
        name = self.arguments[0]
        if "alt" not in self.options:
            raise self.error(f"playable {name}: say what the picture is, in :alt:")
        if not (FIGURES / f"{name}.js").is_file():
            raise self.error(f"playable {name}: there is no {FIGURES.name}/{name}.js")
        first = self.draw(name, " ".join(self.options["alt"].split()))
        for file in [LOADER, *(FIGURES / script for script in first["scripts"])]:
            self.env.note_dependency(str(file))
        node = playable("", name=name, **first)
        self.set_source_info(node)
        node["ids"].append(f"play-{name}")
        if (
            self.env.docname != "book/index"
        ):  # the front page shows one of a chapter's, to which references lead
            node["names"].append(f"play-{name}")
            self.state.document.note_explicit_target(node, node)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]

    def draw(self, name, alt):
        node = shutil.which("node")
        if node is None:
            raise self.error(f"playable {name}: Node.js is missing. Run make setup, and build with make book")
        done = subprocess.run(
            [node, LOADER, FIGURES, name, alt], capture_output=True, text=True, encoding="utf-8"
        )
        if done.returncode:
            raise self.error(f"playable {name}: {done.stderr}")
        return json.loads(done.stdout)


def visit_html(self, node):
    name, place = node["name"], node["ids"][0]
    self.body.append(f'<figure class="playable" id="{place}" data-playable="{name}">\n{node["html"]}\n')
    said = escape(f"{NO_SCRIPT} {node['answer']}".strip())
    self.body.append(f'<noscript><p class="playable-noscript">{said}</p></noscript>\n<figcaption>\n')
    self.add_fignumber(node)


def depart_html(self, node):
    self.body.append("</figcaption>\n</figure>\n")


def title_of(node):
    """What a reference by title says; one by number says Figure 1.2."""
    return node["name"]


def only_the_caption(self, node):
    pass


def copy_files(app):
    """Before the pages are written, because Sphinx marks a script with the checksum of what is there."""
    if app.builder.format == "html":
        shutil.copytree(FIGURES, Path(app.outdir) / "_static" / "figures", dirs_exist_ok=True)


def add_files(app, pagename, templatename, context, doctree):
    """Load what the figures of this page need. Data come before the figure that reads them."""
    figures = list(doctree.findall(playable)) if doctree else []
    if figures:
        app.add_css_file("figures/figure.css")
    for script in dict.fromkeys(script for node in figures for script in node["scripts"]):
        app.add_js_file(f"figures/{script}", loading_method="defer")


def setup(app):
    others = dict.fromkeys(("latex", "text", "man", "texinfo"), (only_the_caption, only_the_caption))
    app.add_enumerable_node(playable, "figure", title_of, html=(visit_html, depart_html), **others)
    app.add_directive("playable", Playable)
    app.connect("builder-inited", copy_files)
    app.connect("html-page-context", add_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
