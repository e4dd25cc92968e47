"""The page of feedback: nbconvert's HTMLExporter, with nothing in it that a browser would run."""

import html
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import DictLoader, FileSystemLoader, pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import GetGrades
from nbgrader.server_extensions import formgrader
from traitlets import Bool
from traitlets.config import Config

from ..cells import grade_id_of
from ..inert import inert_html
from ..limited import call_limited
from .mathml import MathRenderer, latex_output

# The second lock on the door: should the cleaning have missed something, the browser does not run it. The page has no
# script. The teacher's own text may show pictures and videos from elsewhere.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; media-src *; frame-src https:; "
    "base-uri 'none'; form-action 'none'"
)
TEMPLATES = Path(formgrader.__file__).parent / "templates"  # nbgrader's, where its page of feedback is
NO_SCRIPTS = {"mathjax.html.j2": "{%- macro mathjax(url='') -%}{%- endmacro -%}"}
PLAIN_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
<p>The page with your cells could not be made: {why}. The marks stand. Ask your teacher about it.</p>
</body>
</html>
"""
PAGE_SECONDS = 30  # of processor time
PAGE_MEGABYTES = 1_000


class FeedbackExporter(HTMLExporter):
    """nbconvert's HTMLExporter, whose pages of nbgrader's template "feedback" tell the browser what they may do."""

    sanitize_html = Bool(True).tag(config=True)

    def __init__(self, *arguments, **names):
        super().__init__(*arguments, **names)
        # A course that has a template of its own gets its own page, with what nbconvert loads for it.
        self._ours = self.template_name == "feedback" and self.extra_template_basedirs == [str(TEMPLATES)]
        if self._ours:
            page = {"index.html.j2": (Path(__file__).parent / "page.html.j2").read_text(encoding="utf-8")}
            self.extra_loaders = [DictLoader(page | NO_SCRIPTS), FileSystemLoader(TEMPLATES)]

    def default_filters(self) -> Iterator[tuple[str, Callable]]:
        """nbconvert's own would show the tags of a table's head as text."""
        yield from super().default_filters()
        yield "clean_html", _clean_html
        yield "latex_output", latex_output

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Markdown as HTML; formulas as MathML in the page that has no script."""
        if not self._ours:
            return super().markdown2html(context, source)
        renderer = MathRenderer(
            escape=False,
            attachments=context.get("cell", {}).get("attachments", {}),
            embed_images=self.embed_images,
            path=context.get("resources", {}).get("metadata", {}).get("path", ""),
            anchor_link_text=self.anchor_link_text,
            exclude_anchor_links=self.exclude_anchor_links,
            **self.lexer_options,
        )
        return MarkdownWithMath(renderer=renderer).render(source)

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict | None = None, **arguments: Any
    ) -> tuple[str, dict]:
        """Return the page and the resources; LimitExceeded if it takes too much."""
        make = super().from_notebook_node
        page, resources = call_limited(
            lambda: make(nb, resources, **arguments), seconds=PAGE_SECONDS, megabytes=PAGE_MEGABYTES
        )
        if self._ours:
            policy = f'<meta content="{POLICY}" http-equiv="Content-Security-Policy"/>'
            page = page.replace("<head>", f"<head>\n{policy}", 1)
        return page, resources


def _clean_html(page):
    page = page.decode() if isinstance(page, bytes) else str(page)
    clean = inert_html(page)
    return html.escape(page) if clean is None else clean


def feedback_page(
    config: Config, text: str, marks: dict[str, dict[str, Any]], resources: dict[str, Any]
) -> str:
    """The feedback page (HTML) that nbgrader's GenerateFeedback would make, without a gradebook.

    `config` is the course's, as JSON-like dicts; `text` is the autograded notebook, `marks` has the scores, points and
    comments of its cells by their names, which GetGrades would put there, and `resources` has the sums. Raises
    LimitExceeded if it takes too much.
    """
    nb = nbformat.reads(text, as_version=4)
    for cell in nb.cells:
        mine = marks.get(grade_id_of(cell), {})
        wanted = [("comment", utils.is_solution(cell) or utils.is_task(cell))]
        wanted += [(name, utils.is_grade(cell) or utils.is_task(cell)) for name in ("score", "points")]
        found = {name: mine[name] for name, there in wanted if there and name in mine}
        cell.metadata.get("nbgrader", {}).update(found)
    page, _ = _exporter(_Hashable(config)).from_notebook_node(nb, resources)
    return page


def plain_page(resources: dict[str, Any], why: str) -> str:
    """The page (HTML) for a notebook whose feedback cannot be made: the marks, and a sentence that says why."""
    marks = resources["nbgrader"]
    title = f"{marks['notebook']} (Score: {marks['score']:g} / {marks['max_score']:g})"
    return PLAIN_PAGE.format(title=html.escape(title), why=html.escape(why))


class _Hashable:
    """A configuration as an argument of a cached function."""

    def __init__(self, config):
        self.config, self._text = config, repr(config)

    def __eq__(self, other):
        return self._text == other._text

    def __hash__(self):
        return hash(self._text)


@lru_cache(maxsize=1)  # to load the template takes longer than to fill it in
def _exporter(config):
    config = Config(config.config)
    converter = GenerateFeedback(coursedir=CourseDirectory(config=config), config=config)
    exporter = converter.exporter_class(parent=converter, config=converter.config)
    for step in converter.preprocessors:
        if not issubclass(step, GetGrades):
            exporter.register_preprocessor(step)
    return exporter
