"""The directive `progress`: what a reader has read and done, remembered by the browser and by nobody else.

At the end of a chapter's page it makes a button to mark the page; on the last page of the chapter, also one for each
of its exercises. On the front page it makes a table of all pages and a button to clear it. What counts is what a reader
does: a page is read when they say so, an exercise in the page is done when its check passes (book/run/store.js keeps
that). All of it is in the page as built; book/progress/progress.js fills in what the browser remembers, so nothing
jumps. A page without the directive loads nothing. (No package does this: those that there are want an account and a
server.)
"""

import json
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.fileutil import copy_asset

from bookext.bundles import bundle

ASSETS = Path(__file__).resolve().parents[1] / "book" / "progress"
NO_SCRIPT = "Where JavaScript is on, the browser remembers here how far you came."


class progress(nodes.General, nodes.Element):
    """The place of the buttons, or of the table."""


class Progress(SphinxDirective):
    def run(self):
        self.env.metadata[self.env.docname]["progress"] = True
        return [progress()]


def pages_of(env, chapter):
    """The pages of a chapter that have the directive, in order, each with its exercises: {page: {exercise: title}}.

    The exercises belong to the last page: there a reader has what they ask for.
    """
    parts = [chapter, *env.toctree_includes.get(chapter, [])]
    pages = [name for name in parts if env.metadata[name].get("progress")]
    exercises = {name: env.titles[name].astext() for name in parts if name.startswith("exercises/")}
    return {name: exercises if name == pages[-1] else {} for name in pages}


def buttons(exercises):
    marks = {"read": "I have read this page"}
    marks |= {key(name): f"I have done {title}" for name, title in exercises.items()}
    for mark, label in marks.items():
        yield f'<button type="button" aria-pressed="false" data-mark="{mark}">{escape(label)}</button>'
    yield '<p role="status"></p>'


def table(pages, env, address):
    """The rows of the front page's table. pages: as from pages_of. address: a function of a document's name."""
    yield '<table class="table"><thead><tr><th scope="col">Page</th><th scope="col">Read</th>'
    yield '<th scope="col">Checks passed</th><th scope="col">Exercises done</th></tr></thead><tbody>'
    for document, exercises in pages.items():
        title = env.titles[document].astext()
        yield f'<tr data-page="{key(document)}"><th scope="row"><a href="{address(document)}">{escape(title)}</a></th>'
        yield "<td data-read>no</td><td></td><td></td></tr>"
        if not exercises:
            continue
        names = " ".join(key(name) for name in exercises)
        # Only what runs in the page has checks there: {"01_memory/numpy": 6}.
        checks = {name.split("/", 1)[1]: env.metadata[name].get("checks") for name in exercises}
        checks = {name: count for name, count in checks.items() if count}
        passed = f"0 of {sum(checks.values())}" if checks else ""
        number = env.toc_secnumbers[document][""][0]
        first = address(next(iter(exercises)))
        yield f'<tr data-exercises="{key(document)}"><th scope="row"><a href="{first}">Exercises of chapter {number}</a></th>'
        yield f'<td></td><td data-checks="{escape(json.dumps(checks))}">{passed}</td>'
        yield f'<td data-done="{names}">0 of {len(exercises)}</td></tr>'
    yield '</tbody></table><button type="button" data-clear>Clear my progress</button><p role="status"></p>'


def key(document):
    """book/01_memory and exercises/01_memory/numpy -> 01_memory and numpy"""
    return document.rsplit("/", 1)[1]


def visit_html(self, node):
    env, document = self.builder.env, self.builder.current_docname
    if document == env.config.root_doc:
        pages = {}
        for chapter in env.toctree_includes[document]:
            pages |= pages_of(env, chapter)
        content = table(pages, env, lambda name: self.builder.get_relative_uri(document, name))
        page = ""
    else:
        chapters = [
            document,
            *(name for name in env.toctree_includes if document in env.toctree_includes[name]),
        ]
        exercises = {}
        for chapter in chapters:
            exercises |= pages_of(env, chapter).get(document, {})
        content, page = buttons(exercises), f' data-page="{key(document)}"'
    self.body.append(f'<div class="progress-kept"{page}><noscript><p>{NO_SCRIPT}</p></noscript>')
    self.body.append(f'<div class="progress-live">{"".join(content)}</div></div>\n')
    raise nodes.SkipNode


def leave_out(self, node):
    raise nodes.SkipNode


def copy_files(app):
    """Before the pages are written, because Sphinx marks a script with the checksum of what is there."""
    if app.builder.format == "html":
        copy_asset(ASSETS / "progress.css", Path(app.outdir) / "_static" / "progress")
        bundle(app, "progress/progress.js", "progress/progress.js")


def write_the_table_again(app, env):
    """The front page shows titles and counts of other pages."""
    return [env.config.root_doc]


def load_files(app, page, template, context, doctree):
    if doctree is not None and next(doctree.findall(progress), None) is not None:
        app.add_js_file("progress/progress.js", loading_method="defer")
        app.add_css_file("progress/progress.css")


def setup(app):
    app.add_node(
        progress,
        html=(visit_html, None),
        latex=(leave_out, None),
        text=(leave_out, None),
        man=(leave_out, None),
    )
    app.add_directive("progress", Progress)
    app.connect("builder-inited", copy_files)
    app.connect("env-updated", write_the_table_again)
    app.connect("html-page-context", load_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
