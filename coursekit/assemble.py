"""Assemble the notebooks of solutions/ from the bank of exercises, then make exercises/ from them.

    python -m coursekit.assemble

coursekit.bank says what the bank holds, coursekit.fingerprints where the tables of known mistakes come from. The way
back is coursekit.absorb.
"""

import hashlib
import json
import subprocess
from pathlib import Path

from tqdm import tqdm

from coursekit.bank import NOT_RUN, BankError, Cell, cells, folders, notebook_of, points, source_of
from coursekit.fingerprints import MISTAKES, with_tables
from coursekit.hints import with_help
from coursekit.notebooks import ROOT, make_exercises, to_normal_form


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
    sources = [(cell, source_of(cell, folder.parents[1])) for cell in cells(folder)]
    if tables:
        sources = with_tables(folder, sources)
    if help:
        sources = with_help(folder, sources)
    return to_normal_form({"cells": [_in_notebook(cell, source) for cell, source in sources]})


def stale_notebooks(root: Path = ROOT) -> list[Path]:
    """The notebooks of solutions/ that are not what bank/ makes, as paths from `root`.

    The tables of known mistakes are not compared: making them takes the checks to run.
    """
    stale = []
    for folder in folders(root):
        notebook = notebook_of(folder)
        made = json.loads(assemble(folder, tables=False))["cells"]
        there = json.loads(notebook.read_text(encoding="utf-8"))["cells"] if notebook.is_file() else []
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


# Notebooks are assembled over what is there. What somebody edited there, and did not take into the bank, must survive.


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _is_ours(notebook: Path, root: Path) -> bool:
    """Whether a notebook is as it was assembled last, or as it is committed: nothing is lost if it is replaced."""
    try:
        now = to_normal_form(json.loads(notebook.read_text(encoding="utf-8")))
    except (ValueError, KeyError):
        return False
    record = root / "_build" / "assembled.json"
    known = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    name = notebook.relative_to(root).as_posix()
    if known.get(name) == _digest(now):
        return True
    committed = subprocess.run(["git", "show", f"HEAD:./{name}"], cwd=root, capture_output=True)
    return committed.returncode == 0 and committed.stdout.decode() == now


def write_solutions(root: Path = ROOT) -> list[Path]:
    """Assemble every notebook of solutions/ from the bank. Returns those that changed.

    Raises BankError, before anything is written, if a notebook was edited and its edits are not in the bank, or if it
    has no folder there.
    """
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
    record = root / "_build" / "assembled.json"
    record.parent.mkdir(exist_ok=True)
    names = {notebook.relative_to(root).as_posix(): _digest(text) for notebook, text in made.items()}
    record.write_text(json.dumps(names, indent=1), encoding="utf-8")
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
