"""Read what was graded: the gradebook once, and what the graded notebooks say beside the marks.

Both the table of `gradebox grade`, which has the notebooks in memory, and `gradebox report`, which reads them one after
the other, get their records from here.
"""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import (
    Grade,
    Gradebook,
    GradeCell,
    MissingEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from ..cells import grade_id_of, is_authors, is_judged, is_test
from ..course import Assignment
from ..errors import CannotGrade
from ..feedback.exercises import task_of
from ..feedback.hidden import HideTests
from ..model import CellRecord, NotebookRecord, Reason, Submission
from ..notes import read_box, read_lost, read_notes, read_seconds
from ..running.planning import imported_modules

FULL, PARTIAL, ZERO, NOT_GRADED = OUTCOMES = ("full", "partial", "zero", "not graded")
# The error that stands in a cell which was never reached: it says nothing about what the learner understood.
NOT_RUN = "NotRun"
LONGEST_TEXT = 300  # characters of a message
MOST_NOTES = 20  # of one kind on one notebook
NO_MODULE = re.compile(r"^No module named '(\w+)")
# What inside/supervisor.py says of a cell or a notebook that was stopped for want of time.
TOO_SLOW = re.compile(r"ran longer than [\d.e+]+ s")


@dataclass(kw_only=True)
class Seen:
    """What a graded notebook says beside its marks.

    `cells` names all of nbgrader's cells in the order of the notebook, `errors` is the last (ename, evalue) by cell, and
    `tasks` is what the visible text of a test cell says it tests. `by_referee` says of each test that ran whether the
    referee ran it. `lost` is why there was nothing to grade. Times are in seconds.
    """

    reasons: list[Reason] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    errors: dict[str, tuple[str, str]] = field(default_factory=dict)
    tasks: dict[str, str] = field(default_factory=dict)
    by_referee: dict[str, bool] = field(default_factory=dict)
    lost: str | None = None
    seconds: float | None = None
    cell_seconds: dict[str, float] = field(default_factory=dict)
    box: str | None = None


@dataclass(kw_only=True)
class GradedNotebook(Seen):
    """One notebook of one student: a record with the marks, the errors of the graded cells, and the reasons.

    `outcomes` has one of OUTCOMES for each graded cell, `waiting` the graded cells that wait for a mark by hand.
    """

    record: NotebookRecord
    outcomes: dict[str, str] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    penalty: float = 0.0
    late: timedelta | None = None


@dataclass
class Marks:
    """What a gradebook knows of an assignment: the points of its notebooks, the rows of grades, and who has none."""

    max_scores: dict[str, float]
    rows: dict[tuple[str, str], list[Any]]  # by student and notebook
    cells: dict[int, tuple[str, float]]  # (name, points) of each graded cell, by its id
    absent: list[str]
    duedate: datetime | None


def see(nb: NotebookNode, hide: HideTests | None = None) -> Seen:
    """What the graded notebook `nb` says; with `hide`, without a line of a hidden test."""
    seen = Seen(reasons=reasons_of(nb), lost=read_lost(nb), seconds=read_seconds(nb), box=read_box(nb))
    seen.reasons += [*_missing_packages(nb), *_short_of_memory(nb)]
    for cell in nb.cells:
        name = grade_id_of(cell)
        if name and read_seconds(cell) is not None:
            seen.cell_seconds[name] = read_seconds(cell)
            if is_test(cell):
                seen.by_referee[name] = is_judged(cell)
    if hide:
        nb, _ = hide.preprocess(nb, {})
    for cell in nb.cells:
        name = grade_id_of(cell)
        if not name:
            continue
        seen.cells.append(name)
        seen.tasks[name] = shorten(task_of(cell))
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                seen.errors[name] = (output.ename, output.evalue)
    return seen


def reasons_of(nb: NotebookNode) -> list[Reason]:
    """What the grader noted in the graded notebook `nb`."""
    # Why a notebook is lost was said when it was collected.
    if read_lost(nb):
        return []
    kinds = {"cells": "repairs", "run": "incidents", "remark": "remarks"}
    reasons = [Reason(kind, text) for kind, notes in kinds.items() for text in _first(read_notes(nb, notes))]
    for reason in reasons:
        if reason.kind == "run" and TOO_SLOW.search(reason.text):
            reason.kind = "slow"
    return reasons


def _missing_packages(nb):
    """What cells of the author's import, and is not there: everybody loses points by it, and nobody's answer is to blame."""
    asked = {name.split(".")[0] for name in imported_modules(nb)}
    missing = {}
    for cell in nb.cells:
        for output in cell.get("outputs", []) if is_authors(cell) else ():
            found = output.output_type == "error" and NO_MODULE.search(output.evalue)
            if found and output.ename == "ModuleNotFoundError" and found[1] in asked:
                name = grade_id_of(cell)
                missing.setdefault(found[1], f"cell {name}" if name else "a cell")
    return [
        Reason("package", f"{name} is not installed, and {cell} of yours imports it")
        for name, cell in missing.items()
    ]


def _short_of_memory(nb):
    """Cells that found no more memory. What ran out of time is told, so this is, too: the limit is the grader's."""
    names = [
        grade_id_of(cell) or "a cell without a name"
        for cell in nb.cells
        for error in cell.get("outputs", [])
        if error.output_type == "error" and error.ename.endswith("MemoryError")  # NumPy has one of its own
    ]
    if not names:
        return []
    return [Reason("run", f"{', '.join(dict.fromkeys(names))}: no more memory was found (MemoryError)")]


def _first(texts):
    """The first texts, and how many more there are: a notebook may have thousands of cells."""
    if len(texts) <= MOST_NOTES:
        return texts
    return [*texts[:MOST_NOTES], f"and {len(texts) - MOST_NOTES} more of this kind"]


def read_marks(gradebook: Gradebook, assignment: str) -> Marks:
    """All marks of an assignment; CannotGrade if the gradebook does not know it."""
    known = _find_assignment(gradebook, assignment)
    found = _read_rows(gradebook, known)
    rows = {key: list(group) for key, group in groupby(found, key=lambda row: (row.student_id, row.notebook))}
    students = gradebook.db.scalars(select(Student.id)).all()
    return Marks(
        {notebook.name: notebook.max_score for notebook in known.notebooks},
        rows,
        _read_cells(gradebook, known),
        sorted(set(students) - {student for student, _ in rows}),
        known.duedate,
    )


def records_of(
    marks: Marks, assignment: str, submission: Submission, seen: dict[str, Seen]
) -> list[NotebookRecord]:
    """The records of a submission that was graded just now; `seen` has what its notebooks say, by name."""
    records = []
    for name in sorted(submission.notebooks):
        handed_in = submission.notebooks[name]
        record = NotebookRecord(submission.student, assignment, name, reasons=list(handed_in.reasons))
        graded = GradedNotebook(record=record, **vars(seen.get(name, Seen(lost=handed_in.lost))))
        if submission.failure:
            record.reasons.append(Reason("grader", submission.failure))
        record.reasons += graded.reasons
        rows = marks.rows.get((submission.student, name))
        if rows:
            _add_marks(graded, rows, marks)
        else:
            record.max_score = marks.max_scores.get(name, 0.0)
        if graded.waiting and not submission.failure:
            text = f"waits to be graded by hand: {', '.join(sorted(graded.waiting))}"
            record.reasons.append(Reason("by hand", text))
        records.append(record)
    return records


def records_of_gone(marks: Marks, assignment: Assignment, others: Collection[str]) -> list[NotebookRecord]:
    """The records of students with marks of an earlier time and no submission any more; not of `others`."""
    records = []
    for (student, name), rows in marks.rows.items():
        if student not in others:
            folder = f"{assignment.course.submitted}/{student}/{assignment.name}"
            text = f"graded before, and there is no {folder} any more: these are the marks of then"
            record = NotebookRecord(student, assignment.name, name, reasons=[Reason("gone", text)])
            _add_marks(GradedNotebook(record=record), rows, marks)
            records.append(record)
    return records


def read_graded(assignment: Assignment) -> tuple[Marks, Iterator[GradedNotebook]]:
    """All that was graded for an assignment: the marks, and an iterator over its notebooks.

    The iterator goes by students and reads one autograded notebook at a time. Raises CannotGrade with a sentence if
    there is nothing.
    """
    course = assignment.course
    if not course.has_gradebook():
        raise CannotGrade(
            f"There is no gradebook in {course.root}. Grade {assignment.name} first, or name the course (--course-dir)."
        )
    course.check_gradebook()
    try:
        with course.gradebook() as gradebook:
            marks = read_marks(gradebook, assignment.name)
    except SQLAlchemyError as error:
        raise CannotGrade(f"The gradebook cannot be read ({error}).") from error
    if not marks.rows:
        raise CannotGrade(f"Nobody's {assignment.name} has been graded yet: grade it first.")
    return marks, _graded_notebooks(assignment, marks)


def _find_assignment(gradebook, name):
    try:
        return gradebook.find_assignment(name)
    except MissingEntry:
        names = [assignment.name for assignment in gradebook.assignments]
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.7)
    hint = "Grade it first."
    if close:
        hint = f"Did you mean {close[0]}?"
    elif names:
        hint = f"It knows: {', '.join(sorted(names))}."
    raise CannotGrade(f"The gradebook knows no assignment {name}. {hint}")


def _read_cells(gradebook, assignment):
    """(name, points) of each graded cell of `assignment`, by its id."""
    cells = {}
    for kind in (GradeCell, TaskCell):
        query = select(kind.id, kind.name, kind.max_score).join(Notebook, Notebook.id == kind.notebook_id)
        for row in gradebook.db.execute(query.where(Notebook.assignment_id == assignment.id)):
            cells[row.id] = (row.name, row.max_score)
    return cells


def _read_rows(gradebook, assignment):
    """One row for each grade, in one query, sorted by student and notebook."""
    query = (
        select(
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            Notebook.name.label("notebook"),
            SubmittedNotebook.late_submission_penalty,
            Grade.cell_id,
            Grade.score,
            Grade.needs_manual_grade,
        )
        .select_from(SubmittedAssignment)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .outerjoin(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .where(SubmittedAssignment.assignment_id == assignment.id)
    )
    # Sorted here, since every database has an order of its own.
    return sorted(gradebook.db.execute(query), key=lambda row: (row.student_id, row.notebook))


def _graded_notebooks(assignment, marks):
    hide = HideTests(config=assignment.course.config)
    for (student, name), rows in marks.rows.items():
        record = NotebookRecord(student, assignment.name, name)
        seen = _look(assignment, record, hide)
        known = {reason.text for reason in record.reasons}
        record.reasons += [reason for reason in seen.reasons if reason.text not in known]
        graded = GradedNotebook(record=record, **vars(seen))
        _add_marks(graded, rows, marks)
        yield graded


def _look(assignment, record, hide):
    """What the autograded notebook says, if there is one that can be read; what is wrong with it is noted."""
    try:
        nb = assignment.read_autograded(record.student, record.notebook)
        # The texts of errors may hold lines of the hidden tests, and the page is shown to a class sooner or later.
        seen = see(nb, hide) if nb else None
    except Exception as error:  # noqa: BLE001
        # One file that somebody damaged must not cost the page.
        text = f"the autograded notebook cannot be read ({type(error).__name__})"
        record.reasons.append(Reason("grader", text))
        return Seen()
    if seen is None:
        text = "there is no autograded notebook: grading was stopped or failed, or the file was moved"
        record.reasons.append(Reason("grader", text))
        return Seen(lost=text)
    if seen.lost:
        record.reasons.append(Reason("hand-in", seen.lost))
    return seen


def _add_marks(graded: GradedNotebook, rows: Iterable[Any], marks: Marks) -> None:
    """Put the marks from the gradebook into the record, and work out what they mean."""
    record, first = graded.record, rows[0]
    graded.penalty = first.late_submission_penalty or 0.0
    if first.timestamp and marks.duedate:
        late = first.timestamp - marks.duedate - (first.extension or timedelta())
        graded.late = late if late > timedelta() else None
    rows = [row for row in rows if row.cell_id in marks.cells]
    for row in sorted(rows, key=lambda row: marks.cells[row.cell_id]):
        name, max_score = marks.cells[row.cell_id]
        ename, evalue = graded.errors.get(name, ("", ""))
        record.cells.append(CellRecord(name, row.score, max_score, ename, evalue))
        record.score += row.score
        record.max_score += max_score
        if row.needs_manual_grade and not graded.lost:
            graded.waiting.append(name)
        if row.needs_manual_grade or (row.score <= 0 and ename == NOT_RUN):
            graded.outcomes[name] = NOT_GRADED
        elif row.score >= max_score:
            graded.outcomes[name] = FULL
        else:
            graded.outcomes[name] = PARTIAL if row.score > 0 else ZERO
    record.score -= graded.penalty


def shorten(text: str) -> str:
    """A text of at most LONGEST_TEXT characters."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
