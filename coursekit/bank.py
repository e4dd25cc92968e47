"""The bank of exercises in bank/, one folder each: what its files are.

bank/<chapter>/<notebook>/ holds one notebook. Its notebook.toml lists the cells from top to bottom:

    "name.md"         text
    "name.py"         code that students cannot change; the name is the cell's grade_id
    "show-name.py"    code that students run and grading does not
    { exercise = "rnn-step", tests = ["values", "dtype"] }
                      the cells of rnn-step/: task.md (if it has one), solution.py, check.py, test_values.py, test_dtype.py
    { tests_of = "rnn-step", tests = ["shapes"] }
                      further tests of rnn-step, below other cells

A line "### INSERT helpers/check.py" in any code cell stands for the text of that file of bank/: what several notebooks
share is written once. The rest of a file is the cell's text, with a newline at the end. Two lines of a test cell are
not in its file, "### BEGIN HIDDEN TESTS" after the comment of the first line, and "### END HIDDEN TESTS" at the end; and
that comment is broken into lines that fit where learners read it.
The text "### HINTS" stands for the help with the notebook's exercises, packed (coursekit.hints).
An exercise's folder also holds what is no cell: answers/ and equivalent.toml (coursekit.answers), hints.md.
coursekit.assemble makes the notebooks, coursekit.absorb takes them apart.
"""

import json
import re
import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursekit.notebooks import ROOT, WIDTH

INSERT = re.compile(r"^### INSERT (helpers/\w+\.py)$", re.MULTILINE)
# A line that was to be one of these marks, and is not: it would stay a comment and do nothing.
NO_MARK = re.compile(r"^[ \t]*#+[ \t]*(?:INSERT\b.*|MISTAKES?\b.*|HINTS?[ \t]*)$", re.MULTILINE)
MARK = re.compile(r"^[ \t]*### (?:MISTAKES\b.*|HINTS)$")
PARTS = "task.md, solution.py, check.py, test_*.py, hints.md, equivalent.toml, and answers/*.py"
BESIDE = {"hints.md", "equivalent.toml"}  # files of an exercise that are no cells, like those in answers/
SAID = re.compile(r"# Hidden test \(([\d.]+) points?\): ")  # how the first line of a test cell begins
BEGIN, END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
NOT_RUN = "skip-execution"  # the tag of a cell that nbgrader does not run
HINTS = "hints.md"  # an exercise's help in steps: no cell


class BankError(ValueError):
    """Something in bank/, or in a notebook that goes there, is not as it should be. The message says what to do."""


@dataclass(frozen=True)
class Cell:
    """One cell of a notebook and its file in the bank."""

    kind: str  # text, locked, shown, solution, check or test
    path: Path  # its file
    name: str  # its grade_id; "" for text and for what is shown


def listed(folder: Path) -> list:
    """The entries of a notebook's list of cells. folder: bank/<chapter>/<notebook>."""
    path = folder / "notebook.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))["cells"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise BankError(f"{path}: {error}. A notebook.toml holds: cells = [ ... ]") from error


def cells(folder: Path) -> list[Cell]:
    """The cells of a notebook, from top to bottom. folder: bank/<chapter>/<notebook>.

    Raises BankError for an entry that cannot be understood, a file that is missing, and a file that no entry names.
    """
    found = [cell for entry in listed(folder) for cell in _cells_of_entry(folder, entry)]
    files = [cell.path for cell in found]
    if missing := [path for path in files if not path.is_file()]:
        raise BankError(f"{folder / 'notebook.toml'} names {missing[0]}, which is not there.")
    if twice := {path for path in files if files.count(path) > 1}:
        raise BankError(f"{folder / 'notebook.toml'} names {min(twice)} twice.")
    if orphans := files_of(folder) - set(files):
        raise BankError(_advice(folder, min(orphans), {path.parent for path in files}))
    if strays := _strays(folder):
        raise BankError(f"{min(strays)} lies where nothing is looked for: an exercise's folder has {PARTS}.")
    return found


def _advice(folder, path, known):
    """What to do with a file that no entry names. known: the folders of which some files are named."""
    says = f"{folder / 'notebook.toml'} does not name {path}."
    if re.search("^# loses: ", path.read_text(encoding="utf-8"), re.MULTILINE):  # students would see it
        return f"{path} is an answer, and no cell: answers lie in the folder answers/ of their exercise."
    if path.parent == folder:
        return f"{says} Add {path.name}, or delete the file."
    if path.parent not in known:
        return f'{says} Add {{ exercise = "{path.parent.name}", tests = [...] }}, or delete the file.'
    if path.name.startswith("test_"):
        name = path.stem.removeprefix("test_").replace("_", "-")
        return f'{says} Add "{name}" to the tests of {path.parent.name}, or delete the file.'
    return f"{path} is no part of an exercise; those are {PARTS}. Rename it, or delete it."


def _strays(folder):
    """The files of a notebook's folder that are neither cells nor known beside them."""
    found = set()
    for path in folder.rglob("*"):
        place = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part == "__pycache__" for part in place)
        beside = len(place) == 2 and path.name in BESIDE
        answer = len(place) == 3 and place[1] == "answers" and path.suffix == ".py"
        if path.is_file() and not hidden and not beside and not answer:
            found.add(path)
    return found - files_of(folder) - {folder / "notebook.toml"}


def files_of(folder: Path) -> set[Path]:
    """All files of a notebook's folder that can be cells."""
    found = {path for pattern in ("*", "*/*") for path in folder.glob(pattern)}
    return {path for path in found if path.suffix in {".md", ".py"} and path.name != HINTS}


def _cells_of_entry(folder: Path, entry: str | dict) -> Iterator[Cell]:
    match entry:
        case str() if entry.endswith(".md"):
            yield Cell("text", folder / entry, "")
        case str() if entry.startswith("show-") and entry.endswith(".py"):
            yield Cell("shown", folder / entry, "")
        case str() if entry.endswith(".py"):
            yield Cell("locked", folder / entry, entry.removesuffix(".py"))
        case {"exercise": str(name), "tests": list(tests)}:
            if (folder / name / "task.md").is_file():
                yield Cell("text", folder / name / "task.md", "")
            yield Cell("solution", folder / name / "solution.py", name)
            yield Cell("check", folder / name / "check.py", f"check-{name}")
            yield from _tests(folder, name, tests)
        case {
            "tests_of": str(name),
            "tests": list(tests),
        }:  # tests that stand apart from their exercise, below other cells
            yield from _tests(folder, name, tests)
        case _:
            raise BankError(
                f'{folder / "notebook.toml"}: {entry!r} is no cell. One is "name.md", "name.py", '
                '{ exercise = "rnn-step", tests = ["values"] }, or { tests_of = "rnn-step", tests = ["shapes"] }.'
            )


def _tests(folder: Path, exercise: str, tests: list[str]) -> Iterator[Cell]:
    for test in tests:
        yield Cell("test", test_file(folder / exercise, test), f"test-{exercise}-{test}")


def test_file(exercise: Path, test: str) -> Path:
    """The file of a test. exercise: the exercise's folder. test: the part of its grade_id that is its own."""
    return exercise / f"test_{test.replace('-', '_')}.py"


def source_of(cell: Cell, bank: Path) -> str:
    """The text of a cell as it stands in the notebook. bank: the folder that holds helpers/."""
    text = cell.path.read_text(encoding="utf-8").removesuffix("\n")
    if cell.kind == "text":
        return text
    if cell.kind == "test":
        first, _, rest = text.partition("\n")
        first = textwrap.fill(first, WIDTH, subsequent_indent="# ", break_on_hyphens=False)
        text = f"{first}\n{rest}" if BEGIN in rest else f"{first}\n{BEGIN}\n{rest}\n{END}"
    text = INSERT.sub(lambda line: _helper(bank / line[1], cell.path), text)
    if wrong := [line[0] for line in NO_MARK.finditer(text) if not MARK.match(line[0])]:
        raise BankError(
            f"{cell.path}: the line {wrong[0].strip()!r} does nothing. The marks are '### INSERT helpers/check.py' at the "
            "left edge, '### MISTAKES' and '### HINTS'."
        )
    return text


def _helper(path: Path, wanted_by: Path) -> str:
    if not path.is_file():
        raise BankError(f"{wanted_by} inserts {path}, which is not there.")
    return path.read_text(encoding="utf-8").removesuffix("\n")


def points(cell: Cell, source: str) -> int | float:
    """What a test is worth, from the comment that opens it: "# Hidden test (2 points): ..."."""
    said = SAID.match(source)
    if not said:
        raise BankError(f"{cell.path} should open with a line like '# Hidden test (2 points): ...'")
    number = float(said[1])
    if not number:
        raise BankError(f"{cell.path} is worth 0 points: nobody could lose or gain by it. Give it some.")
    return int(number) if number.is_integer() else number


def parsed(notebook: Path) -> dict:
    """The JSON of a notebook. Raises BankError for what is none."""
    try:
        return json.loads(notebook.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BankError(
            f"{notebook} is no notebook any more ({error}). git checkout {notebook} brings back what is committed."
        ) from error


def folders(root: Path = ROOT) -> list[Path]:
    """The folders of all notebooks in the bank, sorted."""
    return sorted(path.parent for path in (root / "bank").glob("*/*/notebook.toml"))


def notebook_of(folder: Path) -> Path:
    """The notebook in solutions/ that a folder of the bank makes."""
    chapter, name = folder.parts[-2:]
    return folder.parents[2] / "solutions" / chapter / f"{name}.ipynb"
