"""Take the hidden tests, and anything that could run in a browser, out of the feedback."""

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import nbformat
from jinja2 import DictLoader, FileSystemLoader, pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from nbformat.v4 import new_markdown_cell, new_output
from nbgrader import utils
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearHiddenTests, GetGrades
from nbgrader.server_extensions import formgrader
from traitlets import Bool
from traitlets.config import Config

from ..inert import (
    ANSI,
    NOT_SHOWN,
    RICH_TYPES,
    TAG,
    Budget,
    inert_attachments,
    inert_html,
    inert_markdown,
    inert_output,
)
from ..intake.rebuild import grade_id_of, is_learners_text, names_on_page
from ..limited import call_limited
from ..notes import KEY, read_lost, read_notes
from .mathml import MathRenderer, latex_output

CELL_FRAME = re.compile(r"\s*Cell In\s?\[(\d+)\], line \d+")
# Shorter lines, such as ")" or "x = 1", are found in anybody's output; so are short ones of numbers alone, "(1, 1, 1),".
SHORTEST_SECRET = 8
SHORTEST_NUMBERS = 20
HIDDEN = "[a line of the hidden tests]"
HIDDEN_NAME = "[a name of the hidden tests]"
NAME = re.compile(r"[A-Za-z_]\w*")
QUOTED = re.compile(
    r"'(?P<name>[A-Za-z_]\w*)'(?= is not| referenced|\?| where| before)|\b(?P<call>[A-Za-z_]\w*)\(\)"
)


class HideTests(ClearHiddenTests):
    """Leave the messages of the hidden tests in the feedback, and take out their code.

    The code would show in the source, in tracebacks, and in what the cells print. The first two are removed; printed
    lines are removed when they hold a line of a hidden test. That is enough against accidents, not against somebody
    who sets out to read the tests from inside the kernel: for that, tests need a process of their own.
    """

    def preprocess(self, nb, resources):
        """Take the hidden tests out of `nb`, and put the grader's notes on top of it."""
        secrets, names = self.secrets(nb), self._hidden_names(nb)
        # A cell that was never run has no count, nor have the lines of a traceback that are no frames.
        learners_counts = {cell.get("execution_count") for cell in nb.cells if _is_learners(cell)} - {None}
        graded_counts = {cell.get("execution_count") for cell in nb.cells if _is_test(cell)} - {None}
        budget = Budget()
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = [_plain(output, budget) for output in cell.outputs]
                for output in cell.outputs:
                    if output.output_type == "error":
                        _hide_frames(output, _is_test(cell), learners_counts, graded_counts)
                        _hide_names(output, names)
                    hide_lines(output, secrets)
            elif is_learners_text(cell):
                # Clean already, unless an older gradebox made the notebook or a person has changed it.
                pictures = inert_attachments(cell.get("attachments"))
                cell.source = inert_markdown(cell.source, pictures, names_on_page(nb))
                cell.attachments = pictures
            if _is_test(cell):
                self._remove_hidden_test_region(cell)
        resources["gradebox"] = {"exercises": exercises_of(nb)}
        notes = _notes(nb)
        if notes:
            nb.cells.insert(0, new_markdown_cell(notes))
        return nb, resources

    def secrets(self, nb):
        """The lines of all hidden tests, except those that the learner can see elsewhere in the notebook."""
        lines, shown = set(), set()
        for cell in nb.cells:
            if _is_test(cell):
                before = cell.source
                lines |= _lines(before)
                self._remove_hidden_test_region(cell)
                shown |= _lines(cell.source)
                cell.source = before
            else:
                shown |= _lines(cell.source)
        return {line for line in lines - shown if _is_secret(line)}

    def _hidden_names(self, nb):
        """The variables and functions of the hidden tests whose names are nowhere else in the notebook."""
        hidden, shown = set(), set()
        for cell in nb.cells:
            before = cell.source
            if _is_test(cell):
                self._remove_hidden_test_region(cell)
                hidden |= set(NAME.findall(before))
            shown |= set(NAME.findall(cell.source))
            cell.source = before
        return hidden - shown


def _is_secret(line):
    return len(line) >= (SHORTEST_SECRET if re.search("[A-Za-z]", line) else SHORTEST_NUMBERS)


def _lines(source):
    return {line.strip() for line in source.splitlines()}


def _is_test(cell):
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell)


def _is_learners(cell):
    """Whether the learner has seen the text of the code cell: it is a solution cell, or none of nbgrader's."""
    return cell.cell_type == "code" and (utils.is_solution(cell) or not grade_id_of(cell))


def _hide_frames(output, in_test, learners_counts, graded_counts):
    """Keep the entries of a traceback that show code the learner knows.

    In a test cell these are the learner's own cells. Elsewhere it is everything but the test cells.
    """
    kept = []
    for entry in output.traceback:
        frame = CELL_FRAME.match(ANSI.sub("", entry))
        count = int(frame.group(1)) if frame else None
        if (count in learners_counts) if in_test else (count not in graded_counts):
            kept.append(entry)
    if in_test:
        # The lines before and after the frames went with those of the test.
        kept.append(f"\x1b[0;31m{output.ename}\x1b[0m: {output.evalue}")
    output.traceback = kept


def _hide_names(output, names):
    """Python quotes a name that is not defined or that it suggests, and calls a function by its name."""

    def hide(match):
        name = match.group("name") or match.group("call")
        return match.group().replace(name, HIDDEN_NAME) if name in names else match.group()

    output.evalue = QUOTED.sub(hide, output.evalue)
    output.traceback = [QUOTED.sub(hide, entry) for entry in output.traceback]


def hide_lines(output, secrets):
    """Replace every line of an output that holds a line of a hidden test."""
    if output.output_type == "stream":
        output.text = _without(output.text, secrets)
    elif output.output_type == "error":
        output.evalue = _without(output.evalue, secrets)
        output.traceback = [_without(entry, secrets) for entry in output.traceback]
    else:
        for mime in RICH_TYPES:
            # A line of it may have tags in it and end in the middle of one: it is left out as a whole.
            text = html.unescape(TAG.sub("", output.data.get(mime, "")))
            if any(secret in text for secret in secrets):
                del output.data[mime]
                output.data.setdefault("text/plain", HIDDEN)
        for mime, value in output.data.items():
            if mime.startswith("text/") and mime not in RICH_TYPES:
                output.data[mime] = _without(value, secrets)


def _without(text, secrets):
    lines = text.split("\n")
    plain = [ANSI.sub("", line) for line in lines]
    return "\n".join(
        HIDDEN if any(secret in bare for secret in secrets) else line
        for line, bare in zip(lines, plain, strict=True)
    )


def _plain(output, budget):
    """An output without anything that a browser would run or fetch."""
    try:
        output = inert_output(output, budget)
    except (KeyError, TypeError, ValueError):
        return new_output("display_data", {"text/plain": NOT_SHOWN})
    if output.output_type == "execute_result" and not output.data:
        output.data["text/plain"] = NOT_SHOWN
    return output


def _notes(nb):
    """What the grader did with the notebook, as Markdown."""
    lost = read_lost(nb)
    sentences = [lost] if lost else []
    for name in ("repairs", "remarks", "incidents"):
        sentences += read_notes(nb, name)
    if not sentences:
        return ""
    # The names of files and functions in them are the learner's.
    notes = ["**Notes of the grader**", ""] + [f"- {html.escape(sentence)}" for sentence in sentences]
    return inert_markdown("\n".join(notes))


@dataclass
class Part:
    """What gives points in an exercise: a test, or what a person marks. `text` says what it is about."""

    name: str
    kind: str
    anchor: str
    text: str
    score: float
    points: float


@dataclass
class Exercise:
    """An answer, and the tests that follow it up to the next one."""

    name: str
    anchor: str
    parts: list[Part] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return sum(part.score for part in self.parts)

    @property
    def points(self) -> float:
        """The sum of the parts."""
        return sum(part.points for part in self.parts)


def exercises_of(nb: nbformat.NotebookNode) -> list[Exercise]:
    """The exercises of a notebook with scores and comments in its cells, those that have something to show."""
    exercises = [Exercise("Tests", "")]
    for cell in nb.cells:
        name, marks = grade_id_of(cell), cell.metadata.get("nbgrader", {})
        if not name:
            continue
        if utils.is_solution(cell) or utils.is_task(cell):
            anchor = f"answer-{name}" if cell.cell_type == "code" else f"comment-{name}"
            exercises.append(Exercise(name, anchor))
            if marks.get("comment"):
                exercises[-1].comments.append(name)
        if utils.is_grade(cell) or utils.is_task(cell):
            kind, anchor, text = "Marked by a person:", name, ""
            if _is_test(cell):
                kind, text = "Test", task_of(cell)
                if (cell.metadata.get(KEY) or {}).get("referee"):
                    text = f"{text} (run by the referee)".strip()
                anchor = f"test-{name}" if marks.get("locked") else name
            elif utils.is_task(cell):
                anchor = f"comment-{name}"
            score, points = float(marks.get("score") or 0), float(marks.get("points") or 0)
            exercises[-1].parts.append(Part(name, kind, anchor, text, score, points))
    return [exercise for exercise in exercises if exercise.parts or exercise.comments]


def task_of(cell: nbformat.NotebookNode) -> str:
    """The comment at the top of a test cell, as learners see it: what it tests."""
    if not _is_test(cell):
        return ""
    lines = []
    for line in cell.source.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.strip("# "))
    return " ".join(lines)


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

    def default_filters(self):
        """nbconvert's own would show the tags of a table's head as text."""
        yield from super().default_filters()
        yield "clean_html", _clean_html
        yield "latex_output", latex_output

    @pass_context
    def markdown2html(self, context, source):
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

    def from_notebook_node(self, nb, resources=None, **arguments):
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


def feedback_page(config, text, resources):
    """The feedback page (HTML) that nbgrader's GenerateFeedback would make, without a gradebook.

    `config` is the course's, as JSON-like dicts; `text` is the autograded notebook with the scores and comments in its
    cells, where GetGrades would have put them, and `resources` has the sums. Raises LimitExceeded if it takes too much.
    """
    nb = nbformat.reads(text, as_version=4)
    page, _ = _exporter(_Hashable(config)).from_notebook_node(nb, resources)
    return page


def plain_page(resources, why):
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
