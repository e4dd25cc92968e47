"""A class whose marks are made up: the gradebook through nbgrader's API, and the autograded notebooks to go with it.

Nothing is run, so that a large class, or one with every kind of trouble, takes seconds.
"""

import copy
import json
import warnings
from dataclasses import dataclass, field
from pathlib import Path

from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.api import Gradebook
from sqlalchemy import text
from sqlalchemy.exc import SAWarning

from gradebox.grade import open_course
from gradebox.notes import start_notes


@dataclass
class Work:
    """What became of one notebook: cells are named by grade_id; who is not in `scores` has full marks.

    `errors` are (ename, evalue) of any cell, and cost a graded one its points; `waiting` wait for a mark by hand;
    `notes` and `cell_notes` go into the metadata under `gradebox`; `text` stands in place of the notebook's file.
    """

    errors: dict = field(default_factory=dict)
    scores: dict = field(default_factory=dict)
    waiting: set = field(default_factory=set)
    notes: dict = field(default_factory=dict)
    cell_notes: dict = field(default_factory=dict)
    penalty: float = 0.0
    text: str | None = None
    missing: bool = False


def write_assignment(gradebook, assignment, sources, duedate=None):
    """Record the assignment, whose source notebooks are given by name."""
    gradebook.add_assignment(assignment, **({"duedate": duedate} if duedate else {}))
    for name, nb in sources.items():
        gradebook.add_notebook(name, assignment)
        for cell in nb.cells:
            if utils.is_grade(cell):
                points = cell.metadata.nbgrader["points"]
                grade_id = cell.metadata.nbgrader["grade_id"]
                gradebook.add_grade_cell(
                    grade_id, name, assignment, max_score=points, cell_type=cell.cell_type
                )


def write_class(course, assignment, sources, work, duedate=None, timestamps=None):
    """Record the assignment and `work`, a dict of Work by student and notebook, in the course's gradebook."""
    _, coursedir = open_course(course)
    timestamps = timestamps or {}
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook, warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # nbgrader's own use of its database
        # nbgrader commits after each student, and nothing is lost if this database is.
        gradebook.db.execute(text("PRAGMA synchronous = OFF"))
        write_assignment(gradebook, assignment, sources, duedate)
        for student, notebooks in work.items():
            gradebook.add_student(student)
            timestamp = {"timestamp": timestamps[student]} if student in timestamps else {}
            submission = gradebook.add_submission(assignment, student, **timestamp)
            for notebook in submission.notebooks:
                done = notebooks[notebook.name]
                notebook.late_submission_penalty = done.penalty or None
                for grade in notebook.grades:
                    full = 0.0 if grade.name in done.errors else grade.cell.max_score
                    grade.auto_score = done.scores.get(grade.name, full)
                    grade.needs_manual_grade = grade.name in done.waiting
                _write_autograded(coursedir, student, assignment, notebook.name, sources, done)
            gradebook.db.commit()
            gradebook.db.expunge_all()


def _write_autograded(coursedir, student, assignment, name, sources, done):
    if done.missing:
        return
    nb = copy.deepcopy(sources[name])
    start_notes(nb)
    nb.metadata.gradebox.update(done.notes)
    for cell in nb.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in done.errors and cell.cell_type == "code":
            ename, evalue = done.errors[grade_id]
            cell.outputs = [new_output("error", ename=ename, evalue=evalue, traceback=[f"{ename}: {evalue}"])]
        if grade_id in done.cell_notes:
            cell.metadata["gradebox"] = done.cell_notes[grade_id]
    folder = Path(coursedir.format_path(coursedir.autograded_directory, student, assignment))
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(nb) if done.text is None else done.text
    (folder / f"{name}.ipynb").write_text(content, encoding="utf-8")
