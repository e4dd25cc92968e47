"""What is handed from one part of gradebox to the next: a submission, and the records that come of it."""

from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

# What to do about each kind of reason, with the course's own folders put in. A remark needs nobody's attention.
ADVICE = {
    "hand-in": "ask for the right file, put it at {submitted}/STUDENT/{assignment}/NOTEBOOK.ipynb, and grade again",
    "gone": "put the folder back and grade again, or leave it so: the marks of then stay in the gradebook",
    "cells": "compare {submitted}/STUDENT/{assignment}/NOTEBOOK.ipynb with the released notebook",
    "run": "read the cell in {autograded}/STUDENT/{assignment}/NOTEBOOK.ipynb, and tell the learner about it",
    "slow": "grade again when the machine is idle; if it is stopped again, read the cell in "
    "{autograded}/STUDENT/{assignment}/NOTEBOOK.ipynb, and tell the learner about it",
    "package": "install it for the Python that runs gradebox, or put the module beside your notebook, and grade again",
    "by hand": "give the marks in nbgrader's formgrader",
    "grader": "read .nbgrader.log, and grade again",
}


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
    def needs_attention(self) -> bool:
        """Whether a person should look at it."""
        return any(reason.kind in ADVICE for reason in self.reasons)

    @property
    def reason(self) -> str:
        """All the sentences in one."""
        return "; ".join(reason.text for reason in self.reasons)

    def cell(self, name: str) -> CellRecord:
        """The record of the graded cell `name`."""
        return next(cell for cell in self.cells if cell.name == name)


@dataclass
class HandIn:
    """What was found in place of one expected notebook; `lost` says why there is nothing to grade.

    `nb` is the notebook as far as it has come: rebuilt, sanitised, run. Who needs it no longer lets it go.
    """

    lost: str | None = None
    reasons: list[Reason] = field(default_factory=list)
    nb: NotebookNode | None = None


@dataclass
class Submission:
    """One student's folder: a HandIn for each notebook of the assignment.

    `files` were handed in beside the notebooks, by their paths in the folder. `timestamp` and `secret` are the texts of
    nbgrader's files of these names, None where there is none. `failure` says why the submission could not be graded.
    """

    student: str
    folder: Path
    notebooks: dict[str, HandIn]
    files: dict[str, Path] = field(default_factory=dict)
    timestamp: str | None = None
    secret: str | None = None
    failure: str | None = None

    @property
    def paths(self) -> list[str]:
        """The files of the notebooks that are not lost."""
        names = sorted(name for name, handed_in in self.notebooks.items() if not handed_in.lost)
        return [str(self.folder / f"{name}.ipynb") for name in names]

    def lose(self, name: str, why: str) -> None:
        """Note that there is nothing to grade for the notebook `name`."""
        self.notebooks[name].lost = why
        self.notebooks[name].reasons.insert(0, Reason("hand-in", why))

    def remark(self, text: str) -> None:
        """Say something about the folder as a whole; it is said with the first notebook."""
        self.notebooks[min(self.notebooks)].reasons.append(Reason("remark", text))
