"""The exercises of a graded notebook, for the index at the top of its page."""

from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader import utils

from ..cells import grade_id_of, is_judged, is_test


@dataclass
class Part:
    """What gives points in an exercise: a test, or what a person marks. `text` says what it is about."""

    name: str
    kind: str
    anchor: str
    text: str
    score: float
    points: float


@dataclass
class Exercise:
    """An answer, and the tests that follow it up to the next one."""

    name: str
    anchor: str
    parts: list[Part] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return sum(part.score for part in self.parts)

    @property
    def points(self) -> float:
        """The sum of the parts."""
        return sum(part.points for part in self.parts)


def exercises_of(nb: NotebookNode) -> list[Exercise]:
    """The exercises of a notebook with scores and comments in its cells, those that have something to show."""
    exercises = [Exercise("Tests", "")]
    for cell in nb.cells:
        name, marks = grade_id_of(cell), cell.metadata.get("nbgrader", {})
        if not name:
            continue
        if utils.is_solution(cell) or utils.is_task(cell):
            anchor = f"answer-{name}" if cell.cell_type == "code" else f"comment-{name}"
            exercises.append(Exercise(name, anchor))
            if marks.get("comment"):
                exercises[-1].comments.append(name)
        if utils.is_grade(cell) or utils.is_task(cell):
            kind, anchor, text = "Marked by a person:", name, ""
            if is_test(cell):
                kind, text = "Test", task_of(cell)
                if is_judged(cell):
                    text = f"{text} (run by the referee)".strip()
                anchor = f"test-{name}" if marks.get("locked") else name
            elif utils.is_task(cell):
                anchor = f"comment-{name}"
            score, points = float(marks.get("score") or 0), float(marks.get("points") or 0)
            exercises[-1].parts.append(Part(name, kind, anchor, text, score, points))
    return [exercise for exercise in exercises if exercise.parts or exercise.comments]


def task_of(cell: NotebookNode) -> str:
    """The comment at the top of a test cell, as learners see it: what it tests."""
    if not is_test(cell):
        return ""
    lines = []
    for line in cell.source.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.strip("# "))
    return " ".join(lines)
