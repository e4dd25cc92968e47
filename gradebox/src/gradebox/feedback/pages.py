"""The feedback pages of a class, made by the workers, and only where something has changed."""

import hashlib
import json
import os
import pickle
import shutil
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from traitlets.config import Config

from ..course import Assignment
from ..errors import LimitExceeded
from ..intake.beside import other_files
from ..model import Submission
from ..nbgrader_parts import run_hook
from ..running.job import environment
from ..workers import Workers
from .exporter import feedback_page, plain_page

MARK = "<!-- gradebox: {} -->\n"  # at the end of a page: what it was made from


class FeedbackPages:
    """Makes feedback/STUDENT/ASSIGNMENT/NOTEBOOK.html as nbgrader's GenerateFeedback does.

    `failures` says why there is no page, by student and notebook.
    """

    def __init__(self, assignment: Assignment, workers: Workers | None):
        course = assignment.course
        self.assignment, self.workers = assignment, workers
        self._converter = GenerateFeedback(coursedir=course.coursedir(assignment.name), config=course.config)
        self._config = _sendable(course.config)
        self._permissions = int(str(self._converter.permissions), 8)
        self._begun: dict[str, list[str]] = {}  # the autograded notebooks by student, for nbgrader's hooks
        self.failures: dict[tuple[str, str], str] = {}

    def remove(self, student: str) -> None:
        """Take the pages of a student away."""
        shutil.rmtree(self.assignment.feedback(student), ignore_errors=True)

    def make(self, gradebook: Gradebook, submission: Submission) -> None:
        """Have the pages of one submission made, from the marks in `gradebook` and the autograded notebooks."""
        student = submission.student
        source, folder = self.assignment.autograded(student), self.assignment.feedback(student)
        self._begun[student] = sorted(map(str, source.glob("*.ipynb")))
        run_hook(self._converter, "pre", self.assignment.name, student, self._begun[student])
        for page in folder.glob("*.html"):
            if page.stem not in submission.notebooks:  # of a notebook that the assignment no longer has
                page.unlink()
        _copy_files(source, folder, self.assignment.course.ignore)
        for name in sorted(submission.notebooks):
            notebook = source / f"{name}.ipynb"
            if not notebook.is_file():
                continue
            text = notebook.read_text(encoding="utf-8")
            row = gradebook.find_submission_notebook(name, self.assignment.name, student)
            marks, resources = _marks_of(row), self._resources(row, student)
            made_from = json.dumps([marks, resources], sort_keys=True)
            sign = hashlib.sha256((text + made_from + environment()).encode()).hexdigest()
            mark = MARK.format(sign)
            path = folder / f"{name}.html"
            if _ends_with(path, mark):
                continue
            path.unlink(missing_ok=True)
            tag = (student, name, str(path), mark, resources)
            for done in self.workers.put(tag, feedback_page, self._config, text, marks, resources):
                self._write(*done)

    def wait(self) -> None:
        """Write the pages that are still being made; each of them has a limit of its own (feedback.PAGE_SECONDS)."""
        for done in self.workers.drain():
            self._write(*done)
        for student, notebooks in self._begun.items():
            self._converter.set_permissions(self.assignment.name, student)
            run_hook(self._converter, "post", self.assignment.name, student, notebooks)

    def _write(self, tag, page, error):
        student, name, path, mark, resources = tag
        path = Path(path)
        if error:
            # Without the mark, so that a later run tries again.
            self.failures[student, name] = error
            kind, _, text = error.partition(": ")
            why = f"it takes {text}" if kind == LimitExceeded.__name__ else "something failed"
            path.write_text(plain_page(resources, why), encoding="utf-8")
        else:
            path.write_text(page.rstrip("\n") + "\n" + mark, encoding="utf-8")
        path.chmod(self._permissions)  # also if the run is stopped before its end

    def _resources(self, row, student):
        """The resources of the page, with the sums that nbgrader's GetGrades puts there."""
        penalty = row.late_submission_penalty or 0
        names = {"student": student, "assignment": self.assignment.name, "notebook": row.name}
        sums = {"score": row.score - penalty, "max_score": row.max_score, "late_penalty": penalty}
        return {
            "metadata": {"name": row.name},
            "unique_key": row.name,
            "output_files_dir": f"{row.name}_files",
            "nbgrader": names | sums,
        }


def _marks_of(row):
    """What GetGrades puts into the cells: {grade_id: {"score", "points", "comment"}}."""
    marks: dict[str, dict] = {}
    for comment in row.comments:
        marks.setdefault(comment.name, {})["comment"] = comment.comment
    for grade in row.grades:
        marks.setdefault(grade.name, {}).update(score=grade.score, points=grade.max_score)
    return marks


def _sendable(config):
    """The configuration without what no other process can be sent, such as a function that is written in it.

    Such a function is one of nbgrader's hooks, which are called here.
    """
    kept = Config()
    for section, values in config.items():
        for name, value in values.items() if isinstance(values, dict) else ():
            try:
                pickle.dumps(value)
            except Exception:  # noqa: BLE001
                continue
            kept[section][name] = value
    return kept


def _ends_with(path, mark):
    """Whether the file `path` is there and ends with `mark`."""
    try:
        with open(path, "rb") as file:
            file.seek(-len(mark), os.SEEK_END)
            return file.read() == mark.encode()
    except OSError:
        return False


def _copy_files(source, target, ignored):
    """Copy the other files of a graded submission, as nbgrader does."""
    target.mkdir(parents=True, exist_ok=True)
    for name, path in other_files(source, ignored).items():
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.unlink(missing_ok=True)
        shutil.copy(path, copy)
