"""Take the hidden tests, and anything that could run in a browser, out of the feedback."""

import html
import re
from functools import lru_cache

import nbformat
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_output
from nbgrader import utils
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearHiddenTests, GetGrades
from traitlets.config import Config

from .inert import ANSI, NOT_SHOWN, inert_attachments, inert_markdown, inert_output
from .limited import call_limited
from .notes import read_lost, read_notes
from .sanitize import grade_id_of, is_learners_text, names_on_page

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
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = [_plain(output) for output in cell.outputs]
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
        for mime, value in output.data.items():
            if mime.startswith("text/"):
                output.data[mime] = _without(value, secrets)


def _without(text, secrets):
    lines = text.split("\n")
    plain = [ANSI.sub("", line) for line in lines]
    return "\n".join(
        HIDDEN if any(secret in bare for secret in secrets) else line
        for line, bare in zip(lines, plain, strict=True)
    )


def _plain(output):
    """An output without anything that a browser would run or fetch."""
    try:
        output = inert_output(output)
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


# The second lock on the door: should the cleaning have missed something, the browser does not run it. MathJax 2.7, which
# nbgrader's template fetches, asks for the newest of its versions, and builds functions from text. The teacher's own
# text may show pictures and videos from elsewhere.
MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/"
POLICY = (
    f"default-src 'none'; script-src {MATHJAX} 'unsafe-eval'; connect-src https://api.cdnjs.com/libraries/mathjax; "
    f"style-src 'unsafe-inline'; font-src {MATHJAX}; img-src * data:; media-src *; frame-src https:; "
    "base-uri 'none'; form-action 'none'"
)
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

    def from_notebook_node(self, nb, resources=None, **arguments):
        """Return the page and the resources; LimitExceeded if it takes too much."""
        make = super().from_notebook_node
        page, resources = call_limited(
            lambda: make(nb, resources, **arguments), seconds=PAGE_SECONDS, megabytes=PAGE_MEGABYTES
        )
        if self.template_name == "feedback":  # a template of the course's own may have scripts of its own
            policy = f'<meta content="{POLICY}" http-equiv="Content-Security-Policy"/>'
            page = page.replace("<head>", f"<head>\n{policy}", 1)
        return page, resources


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
