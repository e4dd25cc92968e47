"""Read what was graded: the gradebook once, and then one autograded notebook after the other."""

import difflib
import math
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby

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

from ..feedback.exporter import HideTests, task_of
from ..grade import check_gradebook, gradebook_file
from ..intake.collect import CannotGrade
from ..intake.rebuild import grade_id_of
from ..model import CellRecord, NotebookRecord, Reason, errors_of, read_autograded, reasons_of
from ..notes import KEY, read_lost

FULL, PARTIAL, ZERO, NOT_GRADED = OUTCOMES = ("full", "partial", "zero", "not graded")
# The error that stands in a cell which was never reached: it says nothing about what the learner understood.
NOT_RUN = "NotRun"
LONGEST_TEXT = 300  # characters of a message


@dataclass
class GradedNotebook:
    """One notebook of one student, with what the gradebook does not say about it.

    The record has the marks, the errors of the graded cells, and the reasons. `outcomes` has one of OUTCOMES for each
    graded cell, `waiting` the graded cells that wait for a mark by hand. `cells` names all of nbgrader's cells in the
    order of the notebook (empty if there is no autograded notebook), `errors` is (ename, evalue) by cell, without a
    line of a hidden test, and `tasks` is what the visible text of a test cell says it tests. `lost` says that there was
    nothing to grade. Times are in seconds.
    """

    record: NotebookRecord
    outcomes: dict[str, str] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    errors: dict[str, tuple[str, str]] = field(default_factory=dict)
    tasks: dict[str, str] = field(default_factory=dict)
    lost: bool = False
    seconds: float | None = None
    cell_seconds: dict[str, float] = field(default_factory=dict)
    box: str | None = None
    penalty: float = 0.0
    late: timedelta | None = None


def read_graded(coursedir, assignment):
    """All that was graded for `assignment`: (max_scores, absent, an iterator of GradedNotebook).

    max_scores has the points of every notebook, and absent the students of the gradebook who have no submission. The
    iterator goes by students and reads one autograded notebook at a time. Raises CannotGrade with a sentence if
    there is nothing.
    """
    file = gradebook_file(coursedir)
    if file and not file.exists():
        # nbgrader would make an empty one.
        raise CannotGrade(
            f"There is no gradebook in {coursedir.root}. Grade {assignment} first, or name the course (--course-dir)."
        )
    check_gradebook(coursedir)
    try:
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            known = _find_assignment(gradebook, assignment)
            rows = _read_rows(gradebook, known)
            max_scores = {notebook.name: notebook.max_score for notebook in known.notebooks}
            students = gradebook.db.scalars(select(Student.id)).all()
            cells = _read_cells(gradebook, known)
            duedate = known.duedate
    except SQLAlchemyError as error:
        raise CannotGrade(f"The gradebook cannot be read ({error}).") from error
    if not rows:
        raise CannotGrade(f"Nobody's {assignment} has been graded yet: grade it first.")
    absent = sorted(set(students) - {row.student_id for row in rows})
    return max_scores, absent, _graded_notebooks(coursedir, assignment, rows, cells, duedate)


def _find_assignment(gradebook, name):
    try:
        return gradebook.find_assignment(name)
    except MissingEntry:
        names = [assignment.name for assignment in gradebook.assignments]
    close = difflib.get_close_matches(name, names, n=1)
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


def _graded_notebooks(coursedir, assignment, rows, cells, duedate):
    hide = HideTests(config=coursedir.config)
    for (student, name), group in groupby(rows, key=lambda row: (row.student_id, row.notebook)):
        grades = list(group)
        graded = GradedNotebook(NotebookRecord(student, assignment, name))
        _read_notebook(coursedir, graded, hide)
        first = grades[0]
        graded.penalty = first.late_submission_penalty or 0.0
        if first.timestamp and duedate:
            late = first.timestamp - duedate - (first.extension or timedelta())
            graded.late = late if late > timedelta() else None
        _add_marks(graded, [row for row in grades if row.cell_id in cells], cells)
        yield graded


def _read_notebook(coursedir, graded, hide):
    """Read what is in the autograded notebook, if there is one."""
    record = graded.record
    try:
        nb = read_autograded(coursedir, record.assignment, record.student, record.notebook)
        if nb is None:
            text = "there is no autograded notebook: grading was stopped or failed, or the file was moved"
            record.reasons.append(Reason("grader", text))
            graded.lost = True
            return
        _read_metadata(nb, graded)
        if read_lost(nb):
            record.reasons.append(Reason("hand-in", read_lost(nb)))
            graded.lost = True
        known = {reason.text for reason in record.reasons}
        record.reasons += [reason for reason in reasons_of(nb) if reason.text not in known]
        # The texts of errors may hold lines of the hidden tests, and the page is shown to a class sooner or later.
        nb, _ = hide.preprocess(nb, {})
        graded.cells = [grade_id_of(cell) for cell in nb.cells if grade_id_of(cell)]
        graded.errors = {name: error for name, error in errors_of(nb).items() if name}
        graded.tasks = {grade_id_of(cell): shorten(task_of(cell)) for cell in nb.cells if grade_id_of(cell)}
    except Exception as error:  # noqa: BLE001
        # One file that somebody damaged must not cost the page.
        text = f"the autograded notebook cannot be read ({type(error).__name__})"
        record.reasons.append(Reason("grader", text))


def _read_metadata(nb, graded):
    """Read what the grader noted about run times, the box, and cells that were tampered with."""
    notes = _notes(nb)
    graded.seconds = _seconds(notes)
    graded.box = notes.get("box") if isinstance(notes.get("box"), str) else None
    for cell in nb.cells:
        name, notes = grade_id_of(cell), _notes(cell)
        if name and _seconds(notes) is not None:
            graded.cell_seconds[name] = _seconds(notes)
        if name and isinstance(notes.get("tampered"), str):
            graded.record.reasons.append(Reason("tampered", f"{name}: {notes['tampered']}"))


def _notes(node):
    notes = node.metadata.get(KEY)
    return notes if isinstance(notes, dict) else {}


def _seconds(notes):
    seconds = notes.get("seconds")
    return float(seconds) if isinstance(seconds, (int, float)) and 0 <= seconds < math.inf else None


def _add_marks(graded, rows, cells):
    """Put the marks from the gradebook into the record, and work out what they mean."""
    record = graded.record
    for row in sorted(rows, key=lambda row: cells[row.cell_id]):
        name, max_score = cells[row.cell_id]
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


def shorten(text):
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
