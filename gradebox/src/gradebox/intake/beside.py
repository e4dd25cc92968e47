"""The files beside a notebook: the teacher's, what was handed in, and what earlier notebooks of the assignment left.

A file of the teacher's is in every notebook as she gave it. What was handed in comes besides, as far as there is room;
both roads, `nbgrader autograde` and `gradebox grade`, choose it here.
"""

import copy
import fnmatch
import importlib.metadata
import json
import os
import re
import stat
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from ..feedback.exporter import HideTests, hide_lines

TIMESTAMP = "timestamp.txt"  # nbgrader's, for late penalties
# nbgrader submit puts it beside the notebook; nbgrader release_feedback makes the name of the learner's page of it.
SECRET = "submission_secret.txt"
MOST_FILES = 1_000  # that were handed in
MODULE = re.compile(r"([A-Za-z_]\w*)(?:\.[\w-]+)*\.(?:py|so|pyd)")


@dataclass
class HandedIn:
    """What was handed in beside the notebooks: `files` go with them, by their paths; `too_large` and `in_the_way` do not."""

    files: dict[str, Path] = field(default_factory=dict)
    too_large: list[str] = field(default_factory=list)
    in_the_way: list[str] = field(
        default_factory=list
    )  # where the teacher has a folder of this name, or the reverse
    ignored: list[str] = field(default_factory=list)  # by c.CourseDirectory.ignore, in the folder itself
    changed: list[str] = field(
        default_factory=list
    )  # other than the teacher's file of the same path, which is used


def teachers_files(config: Config, coursedir: CourseDirectory, assignment: str) -> dict[str, Path]:
    """The files beside the source notebooks that nbgrader copies over those of a submission: {path: Path}."""
    folder = Path(coursedir.format_path(coursedir.source_directory, ".", assignment))
    left_alone = Autograde(coursedir=coursedir, config=config).exclude_overwriting.get(assignment, [])
    left_alone = {os.path.normpath(name) for name in left_alone}
    paths = sorted(map(Path, utils.find_all_files(str(folder), [*coursedir.ignore, "*.ipynb"])))
    names = {str(path.relative_to(folder)): path for path in paths}
    return {name: path for name, path in names.items() if name not in left_alone}


def handed_in_files(
    folder: Path,
    teachers: Mapping[str, Path],
    ignored: Collection[str],
    megabytes: float,
    pages: Iterable[str] = (),
) -> HandedIn:
    """The files in the folder of a submission that go with its notebooks.

    teachers: the teacher's files by their paths, which are not taken from `folder`. ignored: nbgrader's patterns of names.
    megabytes: how much may be taken together. pages: names of notebooks, whose feedback is written to NAME.html. Links,
    notebooks and what begins with a dot are left out.
    """
    found, size = HandedIn(), 0
    if folder.is_symlink() or folder.parent.is_symlink():
        return found
    pages = {f"{name}.html" for name in pages} | {TIMESTAMP, SECRET}
    above = {str(parent) for name in teachers for parent in Path(name).parents}
    for parent, folders, names in os.walk(folder):  # does not follow links
        folders[:] = sorted(name for name in folders if not _is_left_out(name, ignored))
        for file in sorted(names):
            path = Path(parent, file)
            name = str(path.relative_to(folder))
            if path.suffix.lower() == ".ipynb" or file.startswith("."):
                continue
            status = os.lstat(path)
            if not stat.S_ISREG(status.st_mode) or name in pages:
                continue
            if _is_left_out(file, ignored):
                if parent == str(folder):
                    found.ignored.append(name)
            elif name in teachers:
                if status.st_size != teachers[name].stat().st_size:
                    found.changed.append(name)
            elif name in above or any(str(parent) in teachers for parent in Path(name).parents):
                found.in_the_way.append(name)
            elif len(found.files) >= MOST_FILES or size + status.st_size > megabytes * 1e6:
                found.too_large.append(name)
            else:
                size += status.st_size
                found.files[name] = path
    return found


def left_out_for_size(names: Collection[str], megabytes: float) -> str:
    """A sentence on files that were handed in and do not go with the notebooks."""
    first = ", ".join(list(names)[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return (
        f"left out: {first}, since more than {megabytes:g} MB or {MOST_FILES} files were handed in beside the "
        "notebooks (c.ExecuteInBox.handed_in_mb)"
    )


def _is_left_out(name, ignored):
    return name.startswith(".") or any(fnmatch.fnmatch(name, pattern) for pattern in ignored)


def module_names(paths: Iterable[str]) -> set[str]:
    """The names under which files beside a notebook can be imported: utils.py, tests/__init__.py, fast.cpython-311.so."""
    names = set()
    for path in paths:
        first, *rest = Path(path).parts
        found = MODULE.fullmatch(rest[-1] if rest else first)
        if found:
            names.add(first if rest else found.group(1))
    return names


@cache
def installed_modules() -> frozenset[str]:
    """The names, without a dot, of the modules that Python has here."""
    return frozenset(sys.stdlib_module_names) | frozenset(importlib.metadata.packages_distributions())


def earlier_notebook(nb: NotebookNode, config: Config) -> str:
    """The text of a sanitised notebook, as the later ones of the assignment find it: without its hidden tests.

    Those run in the notebook itself. In another one a learner could print them.
    """
    hide = HideTests(config=config)
    cells = []
    for number, cell in enumerate(nb.cells):
        cell = copy.deepcopy(cell)
        if utils.is_grade(cell) and not utils.is_solution(cell):
            hide._remove_hidden_test_region(cell)
        made = {"cell_type": cell.cell_type, "id": f"cell-{number}", "metadata": {}, "source": cell.source}
        cells.append(made | ({"outputs": [], "execution_count": None} if cell.cell_type == "code" else {}))
    metadata = {"kernelspec": nb.metadata.kernelspec} if "kernelspec" in nb.metadata else {}
    return json.dumps(
        {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, sort_keys=True
    )


def hide_tests_of_others(nb: NotebookNode, others: Iterable[NotebookNode], config: Config) -> None:
    """Take the lines of hidden tests of other notebooks out of the outputs of `nb`, which has read files of theirs."""
    hide = HideTests(config=config)
    secrets = {line for other in others for line in hide.secrets(other)}
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            hide_lines(output, secrets)
