"""Marks by hand: to grade again, when nothing has changed, sends none of them back to the person who gave it.

nbgrader has every mark by hand looked at again when a submission is graded again, which it does only for a new one, or
when it is told so (--force). Gradebox grades all that was handed in each time.
"""

from dataclasses import dataclass

from nbformat import NotebookNode
from nbgrader.api import (
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select

from ..cells import grade_id_of, is_own
from ..course import Assignment

Place = tuple[str, str, str]  # student, notebook, cell


@dataclass(frozen=True)
class Seen:
    """What a person has before them who gives a mark: the answer, the cell and its points, and the automatic mark."""

    answer: str | None
    text: str  # of the cell in the source, as nbgrader records it
    points: float
    automatic: float | None


def given(assignment: Assignment, gradebook: Gradebook) -> dict[Place, Seen]:
    """The marks by hand that wait for nobody, and what they were given for; empty where nothing was graded yet."""
    try:
        row = gradebook.find_assignment(assignment.name)
    except MissingEntry:
        return {}
    query = (
        select(SubmittedAssignment.student_id, Notebook.name, Grade)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .where(SubmittedAssignment.assignment_id == row.id)
        .where(Grade.manual_score.is_not(None), Grade.needs_manual_grade.is_(False))
    )
    grades: dict[tuple[str, str], list[Grade]] = {}
    for student, name, grade in gradebook.db.execute(query):
        grades.setdefault((student, name), []).append(grade)
    found = {}
    for (student, name), mine in grades.items():
        found |= _seen(assignment, gradebook, student, name, mine)
    return found


def standing(assignment: Assignment, gradebook: Gradebook, before: dict[Place, Seen]) -> set[Place]:
    """Those of the marks `before` of which, in this gradebook, all is as it was."""
    same = set()
    for student, name in sorted({place[:2] for place in before}):
        try:
            notebook = gradebook.find_submission_notebook(name, assignment.name, student)
        except MissingEntry:
            continue
        now = _seen(assignment, gradebook, student, name, notebook.grades)
        same |= {
            place for place, seen in now.items() if seen.answer is not None and before.get(place) == seen
        }
    return same


def let_stand(assignment: Assignment, gradebook: Gradebook, before: dict[Place, Seen]) -> None:
    """After grading: a mark by hand waits for nobody where all is as it was before."""
    for student, name, cell in standing(assignment, gradebook, before):
        gradebook.find_grade(cell, name, assignment.name, student).needs_manual_grade = False
    gradebook.db.commit()


def _seen(assignment, gradebook, student, name, grades):
    nb = assignment.read_autograded(student, name)
    answers = _answers(nb) if nb else {}
    sources = {cell.name: cell.source for cell in gradebook.find_notebook(name, assignment.name).source_cells}
    return {
        (student, name, one.name): Seen(
            answers.get(one.name), sources.get(one.name, ""), one.max_score, one.auto_score
        )
        for one in grades
    }


def _answers(nb: NotebookNode) -> dict[str, str]:
    """The text of each of nbgrader's cells, with the cells of the learner's own that follow it: they answer a task."""
    answers, last = {}, None
    for cell in nb.cells:
        name = grade_id_of(cell)
        if name:
            last, answers[name] = name, cell.source
        elif is_own(cell) and last:
            answers[last] += f"\n\n{cell.source}"
    return answers
