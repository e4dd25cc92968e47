"""Help with an exercise, in steps: a question, a worked example, then the beginning of a solution, a line more each time.

bank/<chapter>/<notebook>/<exercise>/hints.md holds the first two, under the headings "## A question" and "## A worked
example". The code of the example is written as at Python's prompt: tests/test_hints.py runs it with the reference
solutions and compares what it prints, so no number in it is typed from memory.

The beginnings are made from the exercise's solution.py, so they cannot drift from it. Each fills in the next blank line.
The last line is never filled in: it is the learner's. Of a solution of one line its form is shown.

The page shows the steps (bookext.hints), and so does hint("rnn_step") in a notebook. A learner may have the notebook and
nothing else, so its cell `hints` carries all steps, packed: `HINTS = "### HINTS"` in the bank is filled in by with_help.
"""

import ast
import base64
import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from coursekit.bank import HINTS, BankError, Cell
from coursekit.logical_lines import Line, answer_lines, logical_lines

QUESTION, EXAMPLE = "## A question", "## A worked example"
BLANK = "____"
PLACE = 'HINTS = "### HINTS"'
PACKED = re.compile(r'^HINTS = "[\w=-]*"$', re.MULTILINE)


@dataclass(frozen=True)
class Help:
    """The help with one exercise."""

    exercise: str  # the name of its folder, such as rnn-step
    name: str  # of the function or class that is written, such as rnn_step
    question: str  # Markdown
    example: str  # Markdown
    beginnings: tuple[str, ...]  # code

    @property
    def steps(self) -> list[tuple[str, str]]:
        """All steps in their order: pairs of a title and a Markdown text."""
        titles = ["The form of the solution" if self.short else "The beginning of a solution"]
        titles += ["One line more"] * (len(self.beginnings) - 1)
        begun = [(title, f"```python\n{code}\n```") for title, code in zip(titles, self.beginnings)]
        return [("A question", self.question), ("A worked example", self.example), *begun]

    @property
    def short(self) -> bool:
        """Whether the solution is one line, of which only the form is shown."""
        return len(self.beginnings) == 1


def read_help(exercise: Path) -> Help | None:
    """The help with an exercise; None if it has no hints.md.

    exercise: its folder in the bank. Raises BankError if the file does not have its two parts.
    """
    path = exercise / HINTS
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8")
    found = re.fullmatch(rf"{QUESTION}\n\n(.+?)\n\n{EXAMPLE}\n\n(.+?)\n", text, re.DOTALL)
    if not found:
        raise BankError(f"{path} should have two parts, {QUESTION!r} and {EXAMPLE!r}, in this order.")
    solution = (exercise / "solution.py").read_text(encoding="utf-8")
    return Help(exercise.name, written_name(solution), found[1], found[2], tuple(beginnings(solution)))


def written_name(solution: str) -> str:
    """The name of the function or class that a solution.py defines."""
    return re.search(r"^(?:def|class) (\w+)", solution, re.MULTILINE)[1]


def beginnings(solution: str) -> list[str]:
    """The beginnings of a reference solution: code with blanks, of which each fills in one line more than the one before.

    solution: the text of a solution.py. The lines outside of BEGIN SOLUTION and END SOLUTION are always there.
    """
    lines = logical_lines(solution)
    own = {line.row for line in answer_lines(solution)}
    if len(own) == 1:
        return [_code(lines, {row: _form(solution, row) for row in own})]
    order = sorted(own)
    return [_code(lines, dict.fromkeys(order[filled:], BLANK)) for filled in range(1, len(order))]


def _code(lines: list[Line], blanks: dict[int, str]) -> str:
    """The lines as code, those that have a text in `blanks` replaced by it."""
    rows = []
    for line in lines:
        if rows and line.indent == 4 and line.text.startswith("def ") and line.row not in blanks:
            rows.append("")  # a method
        text = blanks.get(line.row, line.text)
        rows += [" " * line.indent + part if part else "" for part in text.split("\n")]
    return "\n".join(rows)


class _Blanks(ast.NodeTransformer):
    """Puts a blank in the place of each name that is a parameter, and of each number."""

    def __init__(self, parameters):
        self.parameters = parameters

    def visit_Name(self, node):
        return ast.Name(BLANK) if node.id in self.parameters else node

    def visit_Constant(self, node):
        number = isinstance(node.value, int | float) and not isinstance(node.value, bool)
        return ast.Name(BLANK) if number else node


def _form(solution: str, row: int) -> str:
    """A line of a function with blanks for what it is about: return np.tanh(____ @ ____ + ____ @ ____ + ____)."""
    tree = ast.parse(solution)
    statement = next(node for node in ast.walk(tree) if isinstance(node, ast.stmt) and node.lineno == row)
    parameters = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return ast.unparse(_Blanks(parameters).visit(statement))


def helps(folder: Path, exercises: list[str]) -> list[Help]:
    """The help with these exercises of a notebook, those without left out. folder: bank/<chapter>/<notebook>."""
    return [found for name in exercises if (found := read_help(folder / name))]


def packed(found: list[Help]) -> str:
    """What a notebook carries: {name of the function: its steps, as plain text}, as JSON, compressed, in letters.

    The letters are those that base64 has for file names, so that a spelling check sees one word.
    """
    steps = {one.name: [f"{title}\n\n{_plain(text)}" for title, text in one.steps] for one in found}
    text = json.dumps(steps, ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(zlib.compress(text, 9)).decode()


def _plain(markdown: str) -> str:
    """A text as it is read without Markdown: code indented, not fenced."""
    parts = re.split(r"^```(?:python)?\n(.*?)\n```$", markdown, flags=re.MULTILINE | re.DOTALL)
    parts[1::2] = [re.sub(r"^(?=.)", "    ", code, flags=re.MULTILINE) for code in parts[1::2]]
    return "".join(parts)


def with_help(folder: Path, sources: list[tuple[Cell, str]]) -> list[tuple[Cell, str]]:
    """Fill in the packed help, in the cell that has the place for it. sources: the notebook's cells with their texts."""
    exercises = [cell.name for cell, _ in sources if cell.kind == "solution"]
    if not any(PLACE in text for _, text in sources):
        return sources
    line = f'HINTS = "{packed(helps(folder, exercises))}"'
    return [(cell, text.replace(PLACE, line)) for cell, text in sources]


def empty_help(source: str) -> str:
    """The text of a cell with the place of the packed help, in the place of the help itself."""
    return PACKED.sub(PLACE, source)
