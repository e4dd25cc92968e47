"""`python -m proof nbgrader`: the marks of plain `nbgrader autograde` beside those of `gradebox grade`, cell by cell.

Round k is one submission that holds answer k of each exercise at once, so the exercise with most answers says how many
rounds there are. Answers lean on each other, and some break what comes after them: that does not matter here, since both
grade the same notebook. nbgrader runs with the course's settings and without gradebox's steps, in kernels of Jupyter's,
not in a box: the answers are the bank's own. Random numbers are the same on both sides (GRADEBOX_DRAW).

One difference is meant, and counted apart: nbgrader gives 0 to a test that warns or writes to stderr, gradebox its points.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from tqdm import tqdm

from coursekit.answers import fill_in, write_submission
from gradebox.cells import grade_id_of
from gradebox.grade import Options, grade_assignment
from gradebox.notes import notes_of
from gradebox.running.box import ENVIRONMENT
from gradebox.running.job import DRAW

from .slices import Notebook

HEAD = f"{'notebook':24}  rounds  marks  equal  warned  differ  gradebox  nbgrader"
# What makes nbgrader use gradebox, in the course's settings.
OURS = re.compile(r"^(?:from gradebox.*|configure\(c\).*|c\.ExecuteInBox\..*)\n", re.MULTILINE)
MARKS = """select cell.name, g.auto_score from grade g
    join base_cell cell on g.cell_id = cell.id
    join submitted_notebook n on g.notebook_id = n.id
    join submitted_assignment a on n.assignment_id = a.id where a.student_id = ?"""

Place = tuple[int, str]  # number of the round, grade_id of the test


@dataclass
class Compared:
    """What came of one notebook: `marks` are {(round, test): (gradebox's, nbgrader's)}, None where there is none.

    `wrote` are the places where a test has written to stderr and raised no error, as nbgrader ran it.
    """

    name: str
    rounds: int
    marks: dict[Place, tuple[float | None, float | None]] = field(default_factory=dict)
    wrote: set[Place] = field(default_factory=set)
    seconds: tuple[float, float] = (0.0, 0.0)  # gradebox's, nbgrader's

    @property
    def warned(self) -> list[Place]:
        """Where nbgrader gives 0 for nothing but a warning."""
        return [
            place
            for place, (ours, theirs) in self.marks.items()
            if ours and theirs == 0 and place in self.wrote
        ]

    @property
    def differences(self) -> list[Place]:
        """Where the two are not the same, and no warning is the reason."""
        meant = set(self.warned)
        return [
            place for place, (ours, theirs) in self.marks.items() if ours != theirs and place not in meant
        ]


def rounds_of(notebook: Notebook) -> list[dict[str, str]]:
    """{grade_id of a solution cell: answer}: each answer of the bank is in one of them, and each exercise in all."""
    by_cell = {cell: [] for cell in notebook.reference}
    for answer in notebook.answers:
        by_cell[answer.cell].append(answer.source)
    for cell, sources in by_cell.items():
        sources or sources.append(notebook.reference[cell])
    number = max(map(len, by_cell.values()))
    return [{cell: some[k % len(some)] for cell, some in by_cell.items()} for k in range(number)]


def compare(
    notebook: Notebook, workers: int | None = None, numbers: Collection[int] | None = None
) -> Compared:
    """Grade the rounds of a notebook with these numbers, None for all, in both ways."""
    rounds = rounds_of(notebook)
    students = {
        f"round-{number}": number for number in range(len(rounds)) if numbers is None or number in numbers
    }
    found = Compared(f"{notebook.chapter}/{notebook.name}", len(students))
    with tempfile.TemporaryDirectory() as folder:
        theirs, ours = Path(folder) / "nbgrader", Path(folder) / "gradebox"
        _make_course(theirs, notebook)
        for student, number in students.items():
            _hand_in(theirs, student, notebook, rounds[number])
        shutil.copytree(theirs, ours)
        shutil.copy(notebook.root / "nbgrader_config.py", ours)
        (ours / "gradebook.db").unlink()
        began = time.monotonic()
        options = Options(workers=workers, feedback=False, progress=True)
        records = {record.student: record for record in grade_assignment(ours, notebook.chapter, options)}
        between = time.monotonic()
        _grade_plainly(theirs, notebook, {student: _draw(ours, student, notebook) for student in students})
        found.seconds = between - began, time.monotonic() - between
        for student, number in students.items():
            mine = {cell.name: cell.score for cell in records[student].cells}
            plain = _marks(theirs, student)
            found.marks |= {(number, test): (mine.get(test), plain.get(test)) for test in notebook.points}
            found.wrote |= {(number, test) for test in _warned(theirs, student, notebook)}
    return found


def _make_course(folder, notebook):
    """A course of plain nbgrader with this notebook, released."""
    source = folder / "solutions" / notebook.chapter
    source.mkdir(parents=True)
    shutil.copy(notebook.root / "solutions" / notebook.chapter / f"{notebook.name}.ipynb", source)
    settings = (notebook.root / "nbgrader_config.py").read_text(encoding="utf-8")
    (folder / "nbgrader_config.py").write_text(OURS.sub("", settings), encoding="utf-8")
    _nbgrader(folder, "generate_assignment", notebook.chapter, "--force")


def _hand_in(course, student, notebook, answers):
    path = course / "exercises" / notebook.chapter / f"{notebook.name}.ipynb"
    nb = fill_in(nbformat.read(path, as_version=4), answers)
    write_submission(course / "submitted" / student / notebook.chapter, {notebook.name: nb})


def _draw(course, student, notebook):
    """The draw at which gradebox has tested a submission; None if its tests draw nothing."""
    path = course / "autograded" / student / notebook.chapter / f"{notebook.name}.ipynb"
    return notes_of(nbformat.read(path, as_version=4)).get("draw")


def _grade_plainly(course, notebook, draws):
    """Have nbgrader grade each student at a draw."""
    bar = tqdm(draws.items(), desc=f"nbgrader {notebook.chapter}/{notebook.name}", unit="submission")
    for student, draw in bar:
        environment = {} if draw is None else {DRAW: str(draw)}
        # What ends without a mark is a difference, and no reason to stop.
        _nbgrader(course, "autograde", notebook.chapter, f"--student={student}", check=False, **environment)


def _nbgrader(course, *command, check=True, **environment):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    # Threads and rounding as in the box.
    known = {**os.environ, **ENVIRONMENT, "PATH": path, **environment}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *command], cwd=course, env=known, capture_output=True, text=True
    )
    if check and done.returncode:
        raise RuntimeError(f"nbgrader {' '.join(command)} has failed:\n{done.stderr[-2000:]}")


def _marks(course, student):
    with sqlite3.connect(course / "gradebook.db") as database:
        return dict(database.execute(MARKS, [student]))


def _warned(course, student, notebook):
    """The tests that have written to stderr, and raised no error."""
    path = course / "autograded" / student / notebook.chapter / f"{notebook.name}.ipynb"
    cells = nbformat.read(path, as_version=4).cells if path.is_file() else []
    for cell in cells:
        outputs = cell.get("outputs", [])
        if any(one.output_type == "stream" and one.name == "stderr" for one in outputs) and not any(
            one.output_type == "error" for one in outputs
        ):
            yield grade_id_of(cell)


def format_compared(found: Compared) -> str:
    """A line of the table below HEAD, then each difference."""
    differ, warned = found.differences, len(found.warned)
    equal = len(found.marks) - len(differ) - warned
    numbers = f"{found.rounds:6}  {len(found.marks):5}  {equal:5}  {warned:6}  {len(differ):6}"
    lines = [f"{found.name:24}  {numbers}  {found.seconds[0]:6.0f} s  {found.seconds[1]:6.0f} s"]
    for number, test in differ:
        ours, theirs = ("none" if mark is None else f"{mark:g}" for mark in found.marks[number, test])
        lines.append(f"DIFFERS {found.name} round {number}: {test}: gradebox {ours}, nbgrader {theirs}")
    return "\n".join(lines)
