"""The feedback pages of a class, made by the workers, and only where something has changed."""

import hashlib
import json
import os
import pickle
import shutil
from pathlib import Path

import nbformat
from nbgrader import utils
from nbgrader.converters import GenerateFeedback
from traitlets.config import Config

from ..limited import LimitExceeded
from ..model import read_autograded
from ..running.job import environment
from .exporter import feedback_page, plain_page

MARK = "<!-- gradebox: {} -->\n"  # at the end of a page: what it was made from


class FeedbackPages:
    """Makes feedback/STUDENT/ASSIGNMENT/NOTEBOOK.html as nbgrader's GenerateFeedback does."""

    def __init__(self, config, coursedir, assignment, workers):
        self.coursedir, self.assignment, self.workers = coursedir, assignment, workers
        self._converter = GenerateFeedback(coursedir=coursedir, config=config)
        self._config, self._permissions = _sendable(config), int(str(self._converter.permissions), 8)
        self._begun = {}  # student: the autograded notebooks, for nbgrader's hooks
        self.failures = {}  # {(student, notebook): why there is no page}

    def remove(self, student):
        """Take the pages of a student away."""
        shutil.rmtree(self._folder(student), ignore_errors=True)

    def make(self, gradebook, submission):
        """Have the pages of one submission made, from the marks in `gradebook` and the autograded notebooks."""
        student, folder = submission.student, self._folder(submission.student)
        self._begun[student] = sorted(str(path) for path in Path(self._autograded(student)).glob("*.ipynb"))
        self._run_hook(self._converter.run_pre_convert_hook, student)
        for page in folder.glob("*.html"):
            if page.stem not in submission.notebooks:  # of a notebook that the assignment no longer has
                page.unlink()
        _copy_files(self.coursedir, Path(self._autograded(student)), folder)
        for name in sorted(submission.notebooks):
            nb = read_autograded(self.coursedir, self.assignment, student, name)
            if nb is None:
                continue
            row = gradebook.find_submission_notebook(name, self.assignment, student)
            resources = self._put_marks(nb, row, student)
            text = nbformat.writes(nb)
            sign = hashlib.sha256((text + json.dumps(resources) + environment()).encode()).hexdigest()
            mark = MARK.format(sign)
            path = folder / f"{name}.html"
            if _ends_with(path, mark):
                continue
            path.unlink(missing_ok=True)
            tag = (student, name, str(path), mark, resources)
            for done in self.workers.put(tag, feedback_page, self._config, text, resources):
                self._write(*done)

    def wait(self):
        """Write the pages that are still being made; each of them has a limit of its own (feedback.PAGE_SECONDS)."""
        for done in self.workers.drain():
            self._write(*done)
        for student in self._begun:
            self._converter.set_permissions(self.assignment, student)
            self._run_hook(self._converter.run_post_convert_hook, student)

    def _run_hook(self, run, student):
        self.coursedir.assignment_id, self.coursedir.student_id = self.assignment, student
        self._converter.notebooks = self._begun[student]
        run()

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

    def _put_marks(self, nb, row, student):
        """Put scores and comments where nbgrader's GetGrades puts them; returns the resources of the page."""
        grades = {grade.name: grade for grade in row.grades}
        comments = {comment.name: comment for comment in row.comments}
        for cell in nb.cells:
            marks = cell.metadata.get("nbgrader", {})
            if utils.is_solution(cell) or utils.is_task(cell):
                marks["comment"] = comments[marks["grade_id"]].comment
            if utils.is_grade(cell) or utils.is_task(cell):
                grade = grades[marks["grade_id"]]
                marks["score"], marks["points"] = grade.score, grade.max_score
        penalty = row.late_submission_penalty or 0
        names = {"student": student, "assignment": self.assignment, "notebook": row.name}
        sums = {"score": row.score - penalty, "max_score": row.max_score, "late_penalty": penalty}
        return {
            "metadata": {"name": row.name},
            "unique_key": row.name,
            "output_files_dir": f"{row.name}_files",
            "nbgrader": names | sums,
        }

    def _folder(self, student):
        return Path(self.coursedir.format_path(self.coursedir.feedback_directory, student, self.assignment))

    def _autograded(self, student):
        return self.coursedir.format_path(self.coursedir.autograded_directory, student, self.assignment)


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


def _copy_files(coursedir, source, target):
    """Copy the other files of a graded submission, as nbgrader does."""
    target.mkdir(parents=True, exist_ok=True)
    for path in map(Path, utils.find_all_files(str(source), [*coursedir.ignore, "*.ipynb"])):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.unlink(missing_ok=True)
        shutil.copy(path, copy)
