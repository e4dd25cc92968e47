"""The result of grading: one record for each student and notebook."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.api import MissingEntry

from .intake.rebuild import grade_id_of
from .notes import read_lost, read_notes

# What to do about each kind of reason, with the course's own folders put in. A remark needs nobody's attention.
ADVICE = {
    "hand-in": "ask for the right file, put it at {submitted}/STUDENT/{assignment}/NOTEBOOK.ipynb, and grade again",
    "cells": "compare {submitted}/STUDENT/{assignment}/NOTEBOOK.ipynb with the released notebook",
    "run": "read the cell in {autograded}/STUDENT/{assignment}/NOTEBOOK.ipynb, and tell the learner about it",
    "slow": "grade again when the machine is idle; if it is stopped again, read the cell in "
    "{autograded}/STUDENT/{assignment}/NOTEBOOK.ipynb, and tell the learner about it",
    "by hand": "give the marks in nbgrader's formgrader",
    "grader": "read .nbgrader.log, and grade again",
}

# What inside/supervisor.py says of a cell or a notebook that was stopped for want of time.
TOO_SLOW = re.compile(r"ran longer than [\d.e+]+ s")
MOST_NOTES = 20  # of one kind on one notebook


@dataclass
class Reason:
    """A plain sentence on a notebook; `kind` is "remark" or one of ADVICE."""

    kind: str
    text: str


@dataclass
class CellRecord:
    """The mark of one graded cell, and the error in it if there was one."""

    name: str
    score: float
    max_score: float
    ename: str = ""
    evalue: str = ""


@dataclass
class NotebookRecord:
    """The mark of one notebook of one student, and what is to be said about it."""

    student: str
    assignment: str
    notebook: str
    score: float = 0.0
    max_score: float = 0.0
    reasons: list[Reason] = field(default_factory=list)
    cells: list[CellRecord] = field(default_factory=list)

    @property
    def needs_attention(self):
        """Whether a person should look at it."""
        return any(reason.kind in ADVICE for reason in self.reasons)

    @property
    def reason(self):
        """All the sentences in one."""
        return "; ".join(reason.text for reason in self.reasons)

    def cell(self, name):
        """The record of the graded cell `name`."""
        return next(cell for cell in self.cells if cell.name == name)


def read_records(gradebook, coursedir, assignment, submission, failure=None):
    """The records of one student's submission, from the open `gradebook` and the autograded notebooks.

    `failure` says why it could not be graded, if so.
    """
    records = []
    for name in sorted(submission.notebooks):
        handed_in = submission.notebooks[name]
        record = NotebookRecord(submission.student, assignment, name, reasons=list(handed_in.reasons))
        if failure:
            record.reasons.append(Reason("grader", failure))
        nb = read_autograded(coursedir, assignment, submission.student, name)
        errors = errors_of(nb) if nb else {}
        if nb:
            record.reasons += reasons_of(nb)
        try:
            graded = gradebook.find_submission_notebook(name, assignment, submission.student)
        except MissingEntry:
            graded = None
            record.max_score = gradebook.find_notebook(name, assignment).max_score
        if graded:
            record.score = graded.score - (graded.late_submission_penalty or 0)
            record.max_score = graded.max_score
            for grade in sorted(graded.grades, key=lambda grade: grade.name):
                cell = CellRecord(grade.name, grade.score, grade.max_score, *errors.get(grade.name, ("", "")))
                record.cells.append(cell)
            by_hand = [grade.name for grade in graded.grades if grade.needs_manual_grade]
            if by_hand and not failure and not handed_in.lost:
                text = f"waits to be graded by hand: {', '.join(sorted(by_hand))}"
                record.reasons.append(Reason("by hand", text))
        records.append(record)
    return records


def read_autograded(coursedir, assignment, student, name):
    """The autograded notebook, or None if nbgrader left none."""
    folder = Path(coursedir.format_path(coursedir.autograded_directory, student, assignment))
    path = folder / (name + ".ipynb")
    return nbformat.read(path, as_version=4) if path.is_file() else None


def reasons_of(nb):
    """What the grader noted in the autograded notebook `nb`."""
    # Why a notebook is lost was said when it was collected.
    if read_lost(nb):
        return []
    kinds = {"cells": "repairs", "run": "incidents", "remark": "remarks"}
    reasons = [Reason(kind, text) for kind, notes in kinds.items() for text in _first(read_notes(nb, notes))]
    for reason in reasons:
        if reason.kind == "run" and TOO_SLOW.search(reason.text):
            reason.kind = "slow"
    return reasons


def _first(texts):
    """The first texts, and how many more there are: a notebook may have thousands of cells."""
    return (
        texts
        if len(texts) <= MOST_NOTES
        else [*texts[:MOST_NOTES], f"and {len(texts) - MOST_NOTES} more of this kind"]
    )


def errors_of(nb):
    """The last error in each cell of `nb`, by the cell's grade_id."""
    errors = {}
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                errors[grade_id_of(cell)] = (output.ename, output.evalue)
    return errors
