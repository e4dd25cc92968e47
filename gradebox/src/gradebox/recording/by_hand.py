"""Marks by hand: to grade again, when nothing has changed, sends none of them back to the person who gave it.

nbgrader has every mark by hand looked at again when a submission is graded again, which it does only for a new one, or
when it is told so (--force). Gradebox grades all that was handed in each time.
"""

from collections.abc import Mapping
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

Place = tuple[str, str]  # notebook, cell


@dataclass(frozen=True)
class Seen:
    """What a person has before them who gives a mark: the answer, the cell and its points, and the automatic mark."""

    answer: str | None
    text: str  # of the cell in the source, as nbgrader records it
    points: float
    automatic: float | None


Given = dict[str, dict[Place, Seen]]  # by student


def given(assignment: Assignment, gradebook: Gradebook) -> Given:
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
    places: dict[str, list[Place]] = {}
    for student, name, grade in gradebook.db.execute(query):
        places.setdefault(student, []).append((name, grade.name))
    return {student: _seen(assignment, gradebook, student, mine) for student, mine in places.items()}


def let_wait(assignment: Assignment, gradebook: Gradebook, before: Given) -> None:
    """Once the author's changes are in the gradebook: a mark by hand for a cell that has changed waits for a person.

    At once and for everybody: if the run is stopped, the next one finds the new cells only.
    """
    for student, marks in before.items():
        for place, seen in marks.items():
            now = _cell(assignment, gradebook, place)
            if now is not None and now != (seen.text, seen.points):
                name, cell = place
                gradebook.find_grade(cell, name, assignment.name, student).needs_manual_grade = True
    gradebook.db.commit()


def let_stand(
    assignment: Assignment, gradebook: Gradebook, student: str, before: Mapping[Place, Seen]
) -> None:
    """When a student has been graded, before it is written: a mark by hand waits for nobody where all is as it was."""
    for (name, cell), now in _seen(assignment, gradebook, student, before).items():
        if now.answer is not None and now == before[name, cell]:
            gradebook.find_grade(cell, name, assignment.name, student).needs_manual_grade = False


def _seen(assignment, gradebook, student, places):
    """What there is to be seen now at these places; those that are gone are left out."""
    notebooks = {name: assignment.read_autograded(student, name) for name in {name for name, _ in places}}
    answers = {name: _answers(nb) if nb else {} for name, nb in notebooks.items()}
    found = {}
    for name, cell in places:
        now = _cell(assignment, gradebook, (name, cell))
        if now is not None:
            grade = gradebook.find_grade(cell, name, assignment.name, student)
            found[name, cell] = Seen(answers[name].get(cell), *now, grade.auto_score)
    return found


def _cell(assignment, gradebook, place):
    """The text and the points of a graded cell, as the gradebook has them; None if it is gone."""
    name, cell = place
    try:
        points = gradebook.find_graded_cell(cell, name, assignment.name).max_score
    except MissingEntry:
        return None
    try:
        return gradebook.find_source_cell(cell, name, assignment.name).source, points
    except MissingEntry:
        return "", points


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
