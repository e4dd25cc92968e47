"""Take the hidden tests out of what learners read."""

import html
import re
from collections.abc import Collection
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_output
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests

from ..cells import grade_id_of, is_judged, is_learners_text, is_test, names_on_page
from ..inert import ANSI, NOT_SHOWN, RICH_TYPES, TAG, Budget, inert_attachments, inert_markdown, inert_output
from ..nbgrader_parts import clear_hidden
from ..notes import read_lost, read_notes
from .exercises import exercises_of

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

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Take the hidden tests out of `nb`, and put the grader's notes on top of it."""
        secrets, names = self.secrets(nb), self._hidden_names(nb)
        # A cell that was never run has no count, nor have the lines of a traceback that are no frames.
        learners_counts = {cell.get("execution_count") for cell in nb.cells if _is_learners(cell)} - {None}
        # The referee counts its cells for itself: its numbers are not those of the learner's process.
        graded = [cell for cell in nb.cells if is_test(cell) and not is_judged(cell)]
        graded_counts = {cell.get("execution_count") for cell in graded} - {None}
        budget = Budget()
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = [_plain(output, budget) for output in cell.outputs]
                for output in cell.outputs:
                    if output.output_type == "error":
                        known = set() if is_judged(cell) else learners_counts
                        _hide_frames(output, is_test(cell), known, graded_counts)
                    hide_lines(output, secrets)  # first: a line without its names would not be known again
                    if output.output_type == "error":
                        _hide_names(output, names)
            elif is_learners_text(cell):
                # Clean already, unless an older gradebox made the notebook or a person has changed it.
                pictures = inert_attachments(cell.get("attachments"))
                cell.source = inert_markdown(cell.source, pictures, names_on_page(nb))
                cell.attachments = pictures
            if is_test(cell):
                clear_hidden(self, cell)
            if is_judged(cell):
                _take_count(cell)
        resources["gradebox"] = {"exercises": exercises_of(nb)}
        notes = _notes(nb)
        if notes:
            nb.cells.insert(0, new_markdown_cell(notes))
        return nb, resources

    def secrets(self, nb: NotebookNode) -> set[str]:
        """The lines of all hidden tests, except those that the learner can see elsewhere in the notebook."""
        lines, shown = set(), set()
        for cell in nb.cells:
            if is_test(cell):
                before = cell.source
                lines |= _lines(before)
                clear_hidden(self, cell)
                shown |= _lines(cell.source)
                cell.source = before
            else:
                shown |= _lines(cell.source)
        # A test may begin a line as a visible one goes on, such as `raise AssertionError(`.
        text = "\n".join(shown)
        return {line for line in lines if _is_secret(line) and line not in text}

    def _hidden_names(self, nb):
        """The variables and functions of the hidden tests whose names are nowhere else in the notebook."""
        hidden, shown = set(), set()
        for cell in nb.cells:
            before = cell.source
            if is_test(cell):
                clear_hidden(self, cell)
                hidden |= set(NAME.findall(before))
            shown |= set(NAME.findall(cell.source))
            cell.source = before
        return hidden - shown


def _take_count(cell):
    """The referee counts its cells for itself: next to the learner's, its numbers would come twice."""
    for node in (cell, *cell.outputs):
        if "execution_count" in node:
            node.execution_count = None


def _is_secret(line):
    return len(line) >= (SHORTEST_SECRET if re.search("[A-Za-z]", line) else SHORTEST_NUMBERS)


def _lines(source):
    return {line.strip() for line in source.splitlines()}


def _is_learners(cell):
    """Whether the learner has seen the text of the code cell: it is a solution cell, or none of nbgrader's."""
    return cell.cell_type == "code" and (utils.is_solution(cell) or not grade_id_of(cell))


def _hide_frames(output, in_test, learners_counts, graded_counts):
    """Keep the entries of a traceback that show code the learner knows.

    In a test cell these are the learner's own cells, of which the referee's process has none. Elsewhere it is everything but the test cells.
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


def hide_lines(output: NotebookNode, secrets: Collection[str]) -> None:
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
