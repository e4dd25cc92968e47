"""The normal form of the source notebooks, and the exercises that are made from them."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 72  # letters in a line of what learners read: it fits beside the menu of a laptop
# Locked cells that are no reading: checks, tests and hints use them.
HELPERS = ("draws", "check-helper", "hints")
KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}


def chapters(root=ROOT):
    """The slugs of all chapters that have exercises, sorted: each is a folder of solutions/."""
    return sorted(folder.name for folder in (root / "solutions").iterdir() if folder.is_dir())


def toc_entries(root=ROOT):
    """The entries of _toc.yml below its root, in the order of the book: {"file": "book/01_memory", ...}, ..."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    chapters_of_parts = [chapter for part in toc["parts"] for chapter in part["chapters"]]
    return [entry for chapter in chapters_of_parts for entry in [chapter, *chapter.get("sections", [])]]


def pages(root=ROOT):
    """The pages of all chapters, in the order of the book: book/01_memory.md, ... A chapter has one or several."""
    entries = toc_entries(root)
    return [root / f"{entry['file']}.md" for entry in entries if re.match(r"book/\d", entry["file"])]


def page_names(root=ROOT):
    """The file names of `pages` without their ending: 01_memory, 02_unrolling, 02_gradient, ..."""
    return [path.stem for path in pages(root)]


def is_folded(cell):
    """Whether the code of a cell is folded where learners see it: checks name all known mistakes, helpers are long.

    cell: of a notebook's JSON.
    """
    nbgrader = cell["metadata"].get("nbgrader")
    if not nbgrader or nbgrader["solution"] or nbgrader["grade"]:
        return False
    return nbgrader["grade_id"] in HELPERS or nbgrader["grade_id"].startswith("check-")


def to_normal_form(notebook):
    """The text of a notebook in the form that is committed.

    notebook: the parsed JSON of an nbformat 4.5 notebook. Outputs, counts and metadata other than nbgrader's and the
    tags are dropped; a cell's id is its grade_id or, without one, its position. Checks are folded, which JupyterLab keeps
    in a cell's metadata. Returns the file's text.
    Editors write all of these differently each time, and a difference that means nothing hides one that does.
    """
    cells = []
    for position, cell in enumerate(notebook["cells"]):
        nbgrader = cell["metadata"].get("nbgrader")
        kept = {key: cell["metadata"][key] for key in ("nbgrader", "tags") if cell["metadata"].get(key)}
        if is_folded(cell):
            kept["jupyter"] = {"source_hidden": True}
        normal = {
            "cell_type": cell["cell_type"],
            "id": nbgrader["grade_id"] if nbgrader else f"cell-{position:02d}",
            "metadata": kept,
            "source": "".join(cell["source"]).splitlines(keepends=True),
        }
        if cell["cell_type"] == "code":
            normal |= {"execution_count": None, "outputs": []}
        cells.append(normal)
    normal = {"cells": cells, "metadata": {"kernelspec": KERNELSPEC}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(normal, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def make_exercises(target, root=ROOT):
    """Make the students' version of every chapter in the folder `target`, with nbgrader's generate_assignment.

    The chapters' folders are replaced whole, so that nothing stays that solutions/ no longer has. Returns the notebooks
    that are new or changed, as paths in `target`. Raises SystemExit, with what nbgrader said, if it fails; then `target`
    is as it was.
    """
    target = Path(target)
    before = {path: path.read_bytes() for path in target.glob("*/*.ipynb")}
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }
    with tempfile.TemporaryDirectory() as release:
        # To start nbgrader takes longer than to make a chapter, so it is started once; * stands for all of them.
        command = [sys.executable, "-m", "nbgrader", "generate_assignment", "*", "--no-db", "--force"]
        command += [f"--CourseDirectory.release_directory={release}"]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"nbgrader could not make the exercises:\n{done.stderr}")
        for old in target.glob("*/"):
            shutil.rmtree(old)
        for chapter in Path(release).iterdir():  # not the folder itself, which nobody else may read
            shutil.copytree(chapter, target / chapter.name)
    made = sorted(target.glob("*/*.ipynb"))
    return [path for path in made if before.get(path) != path.read_bytes()]
