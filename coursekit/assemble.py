"""Assemble the notebooks of solutions/ from the bank of exercises, then make exercises/ from them.

    python -m coursekit.assemble

coursekit.bank says what the bank holds, coursekit.fingerprints where the tables of known mistakes come from. The way
back is coursekit.absorb.
"""

import contextlib
import hashlib
import json
import subprocess
from pathlib import Path

from tqdm import tqdm

from coursekit.bank import NOT_RUN, BankError, Cell, cells, folders, notebook_of, parsed, points, source_of
from coursekit.fingerprints import MISTAKES, with_tables
from coursekit.hints import with_help
from coursekit.notebooks import ROOT, make_exercises, to_normal_form
from coursekit.sound import assert_sound_answers, assert_sound_cells


def _in_notebook(cell: Cell, source: str) -> dict:
    """A cell as nbformat and nbgrader want it."""
    made = {"cell_type": "code", "metadata": {}, "source": source}
    if cell.kind == "text":
        return made | {"cell_type": "markdown"}
    if cell.kind == "shown":
        return made | {"metadata": {"tags": [NOT_RUN]}}
    nbgrader = {
        "grade": cell.kind == "test",
        "grade_id": cell.name,
        "locked": cell.kind != "solution",
        "schema_version": 3,
        "solution": cell.kind == "solution",
        "task": False,
    }
    if cell.kind == "test":
        nbgrader["points"] = points(cell, source)
    return made | {"metadata": {"nbgrader": nbgrader}}


def assemble(folder: Path, tables: bool = True, help: bool = True) -> str:
    """The text of the notebook that a folder of the bank makes, in its normal form.

    folder: bank/<chapter>/<notebook>. tables: whether the tables of known mistakes are filled in, which runs the checks
    with the wrong answers. help: whether the help with the exercises is packed into its cell. Raises
    BankError if something in the folder is missing, not named, or not understood.
    """
    sources = _sources(folder)
    assert_sound_cells(sources, folder.parents[2])
    if tables:
        sources = with_tables(folder, sources)
    if help:
        sources = with_help(folder, sources)
    return to_normal_form({"cells": [_in_notebook(cell, source) for cell, source in sources]})


def _sources(folder: Path) -> list[tuple[Cell, str]]:
    return [(cell, source_of(cell, folder.parents[1])) for cell in cells(folder)]


def stale_notebooks(root: Path = ROOT) -> list[Path]:
    """The notebooks of solutions/ that are not what bank/ makes, as paths from `root`.

    The tables of known mistakes are not compared: making them takes the checks to run.
    """
    stale = []
    for folder in folders(root):
        notebook = notebook_of(folder)
        made = json.loads(assemble(folder, tables=False))["cells"]
        there = parsed(notebook)["cells"] if notebook.is_file() else []
        same = len(made) == len(there) and all(map(_is_same, made, there))
        if not same:
            stale.append(notebook.relative_to(root))
    return stale


def _is_same(made: dict, there: dict) -> bool:
    """Whether a cell without its table is the one in a notebook: all of its lines are there, in their order."""
    text = "".join(made["source"])
    if not MISTAKES.search(text):
        return made["source"] == there["source"]
    lines = iter("".join(there["source"]).splitlines())
    return made["id"] == there["id"] and all(
        line in lines for line in MISTAKES.sub("", text).splitlines() if line
    )


# Notebooks are assembled over what is there, and absorbed over the bank. What somebody edited in the one, and did not take
# into the other, must survive.


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _known(root: Path) -> dict[str, str]:
    """The digests of the notebooks and of the folders of the bank when they last were the same, by their names."""
    record = root / "_build" / "assembled.json"
    return json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}


def remember(made: dict[Path, str], root: Path = ROOT) -> None:
    """Note that these folders of the bank and their notebooks, {folder: text of the notebook}, are the same now."""
    known = _known(root)
    for folder, text in made.items():
        known[notebook_of(folder).relative_to(root).as_posix()] = _digest(text)
        known[folder.relative_to(root).as_posix()] = _digest(assemble(folder, tables=False, help=False))
    record = root / "_build" / "assembled.json"
    record.parent.mkdir(exist_ok=True)
    record.write_text(json.dumps(known, indent=1), encoding="utf-8")


def edited_files(folder: Path, root: Path = ROOT) -> set[Path]:
    """The files of the bank with edits that neither the notebook of this folder nor a commit has: nothing can bring them back."""
    with contextlib.suppress(BankError, FileNotFoundError):  # what cannot be assembled was edited
        now = _digest(assemble(folder, tables=False, help=False))
        if _known(root).get(folder.relative_to(root).as_posix()) == now:
            return set()
    where = [path.relative_to(root).as_posix() for path in (folder, folder.parents[1] / "helpers")]
    command = ["git", "ls-files", "--modified", "--others", "-z", "--", *where]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True)
    return {root / name for name in listed.stdout.split("\0") if name} if listed.returncode == 0 else set()


def _is_ours(notebook: Path, root: Path) -> bool:
    """Whether a notebook is as it was assembled last, or as it is committed: nothing is lost if it is replaced."""
    try:
        now = to_normal_form(json.loads(notebook.read_text(encoding="utf-8")))
    except (ValueError, KeyError):
        return False
    name = notebook.relative_to(root).as_posix()
    if _known(root).get(name) == _digest(now):
        return True
    committed = subprocess.run(["git", "show", f"HEAD:./{name}"], cwd=root, capture_output=True)
    return committed.returncode == 0 and committed.stdout.decode() == now


def write_solutions(root: Path = ROOT) -> list[Path]:
    """Assemble every notebook of solutions/ from the bank. Returns those that changed.

    Raises BankError, before anything is written, if a notebook was edited and its edits are not in the bank, or if it
    has no folder there.
    """
    for folder in folders(root):
        assert_sound_answers(folder, _sources(folder))
    # The first time, each check that has a table runs with each wrong answer: a minute or two.
    progress = tqdm(folders(root), unit="notebook", disable=None, leave=False)
    made = {notebook_of(folder): assemble(folder) for folder in progress}
    for notebook in sorted((root / "solutions").glob("*/*.ipynb")):
        name = notebook.relative_to(root)
        if notebook not in made:
            raise BankError(f"{name} is not in the bank. Take it in: make absorb NOTEBOOK={name}")
        old = notebook.read_text(encoding="utf-8")
        if old != made[notebook] and not _is_ours(notebook, root):
            raise BankError(
                f"{name} was edited, and the bank does not have the edits. Take them in: make absorb NOTEBOOK={name}. "
                f"Or give them up: git checkout {name}"
            )
    changed = []
    for notebook, text in made.items():
        if not notebook.is_file() or notebook.read_text(encoding="utf-8") != text:
            notebook.parent.mkdir(parents=True, exist_ok=True)
            notebook.write_text(text, encoding="utf-8")
            changed.append(notebook)
    remember({folder: made[notebook_of(folder)] for folder in folders(root)}, root)
    return changed


def main() -> None:
    try:
        for notebook in write_solutions():
            print("assembled", notebook.relative_to(ROOT))
    except BankError as error:
        raise SystemExit(str(error))
    changed = make_exercises(ROOT / "exercises")
    for path in changed:
        print("made", path.relative_to(ROOT))
    if not changed:
        print("exercises/ is what solutions/ makes already.")


if __name__ == "__main__":
    main()
