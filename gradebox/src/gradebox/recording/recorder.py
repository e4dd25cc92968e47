"""Write what `nbgrader autograde` writes, with one open gradebook and in batches.

nbgrader opens its gradebook about fifteen times for each notebook, and checks the metadata of every cell against a
schema that it compiles for each cell. Here the gradebook is opened once, the assignment is read once, and a
submission's rows stay in memory until a batch of submissions is written in one short transaction: nobody waits for a
lock while notebooks run. What is written is worked out by nbgrader's own preprocessors, with the course's own
configuration.

    with Recorder(config, coursedir, assignment) as recorder:
        nb = recorder.sanitise(student, name, nb)
        ...  # run nb
        recorder.begin(student, folder)
        recorder.record(student, name, nb)  # for each notebook
        recorder.finish(student)

One process may record to a gradebook in one thread.
"""

import json
import math
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbconvert.exporters import Exporter
from nbconvert.writers import FilesWriter
from nbgrader import api, utils
from nbgrader.api import (
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from nbgrader.converters import Autograde
from nbgrader.preprocessors import CheckCellMetadata, Execute, SaveAutoGrades
from sqlalchemy import inspect, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import joinedload, make_transient_to_detached, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from traitlets import Dict
from traitlets.log import get_logger
from traitlets.utils.importstring import import_item

from ..intake.rebuild import RebuildFromRelease, rebuild
from ..notes import KEY


class RecordingError(Exception):
    """Some students could not be recorded; `failures` has a sentence for each of them, by student."""

    def __init__(self, failures):
        self.failures = failures
        super().__init__(
            "; ".join(f"{student} could not be recorded: {why}" for student, why in failures.items())
        )


class Recorder:
    """Records the submissions to one assignment; a context manager.

    `config` is the nbgrader configuration of the course, `coursedir` its CourseDirectory, and `batch_size` the number
    of finished submissions that are written to the gradebook at a time. Leaving the block writes the rest. A student
    who cannot be recorded leaves no row and no folder, and the others stay: RecordingError says who and why. Since
    the rows of a batch are written together, `begin`, `finish` and the end of the block may raise it for students
    who were finished earlier. nbgrader.api.MissingEntry is raised on entry if the gradebook has no such assignment.
    """

    def __init__(self, config, coursedir, assignment, batch_size=50):
        self.coursedir = coursedir
        self.assignment = assignment
        self.batch_size = batch_size
        self._converter = Autograde(coursedir=coursedir, config=config)
        self._converter.writer = FilesWriter(parent=self._converter, config=self._converter.config)
        grading = [_imported(name) for name in self._converter.autograde_preprocessors]
        executes = [isinstance(step, type) and issubclass(step, Execute) for step in grading]
        if True not in executes:
            raise ValueError(
                "Autograde.autograde_preprocessors has no Execute: use gradebox.config.configure"
            )
        before, after = grading[: executes.index(True)], grading[executes.index(True) + 1 :]
        sanitising = [_imported(name) for name in self._converter.sanitize_preprocessors]
        self._sanitiser = self._exporter(Exporter, sanitising + before)
        self._grader = self._exporter(self._converter.exporter_class, after)
        self._begun = {}  # student: _Submission
        self._finished = {}  # the same, waiting to be written

    def __enter__(self):
        self._gradebook = _BatchGradebook(self.coursedir.db_url, self.coursedir.course_id, self.assignment)
        for step in self._sanitiser._preprocessors:
            if isinstance(step, _RebuildFromMemory):
                step.released = self._read_released()
        self._source = self.coursedir.format_path(self.coursedir.source_directory, ".", self.assignment)
        kept = self._converter.exclude_overwriting.get(self.assignment, [])
        kept = {os.path.join(self._source, name) for name in kept}
        self._source_files = sorted(set(self._other_files(self._source)) - kept)
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        failures = dict.fromkeys(self._begun, "the submission was begun and not finished")
        for student in failures:
            self._remove(student)
        try:
            self.commit()
        except RecordingError as error:
            failures |= error.failures
        finally:
            self._gradebook.close()
        if failures and exc_type is None:
            raise RecordingError(failures)
        if failures:
            # What stopped the run is raised; this must not hide it.
            get_logger().error("%s", RecordingError(failures))

    def sanitise(self, student, name, nb):
        """What Autograde.sanitize_preprocessors make of the submitted notebook `nb`; writes nothing."""
        try:
            with self._shared_gradebook(self._sanitiser):
                nb, _ = self._sanitiser.from_notebook_node(nb, self._resources(student, name))
        except Exception as error:
            raise RecordingError({student: _sentence(error)}) from error
        return nb

    def begin(self, student, folder):
        """Take up the submission in `folder`, and copy its files; an earlier one is replaced, as with --force."""
        if student in self._finished:
            self.commit()  # so that the rows of the earlier one are found
        with self._all_or_nothing(student):
            self._remove(student)
            notebooks = sorted(str(path) for path in Path(folder).glob("*.ipynb"))
            self._run_hook(self._converter.run_pre_convert_hook, student, notebooks)
            self._copy_files(student, folder, self._other_files(folder))
            if not self._converter.create_student:
                self._gradebook.find_student(student)
            timestamp = self.coursedir.get_existing_timestamp(folder)
            submission = self._gradebook.begin(student, timestamp)
            submission.notebook_files = notebooks
            self._begun[student] = submission
            self._copy_files(student, self._source, self._source_files)
            handed_in = {Path(path).stem for path in notebooks}
            submission.expected = submission.notebooks.keys() & handed_in
            if not submission.expected:
                raise FileNotFoundError(f"there is no notebook of {self.assignment} in {folder}")
            for name in submission.notebooks.keys() - handed_in:
                submission.give_nothing(name)

    def record(self, student, name, nb):
        """Do what nbgrader does after it has run the notebook: marks, comments, late penalty, and the file."""
        submission = self._submission(student)
        with self._all_or_nothing(student), self._shared_gradebook(self._grader):
            output, resources = self._grader.from_notebook_node(nb, self._resources(student, name))
            self._converter.write_single_notebook(output, resources)
            submission.expected.discard(name)

    def finish(self, student):
        """Set the permissions of the files, and hand the rows over to be written with the next batch."""
        submission = self._submission(student)
        with self._all_or_nothing(student):
            if submission.expected:
                raise ValueError(f"nothing was recorded for {', '.join(sorted(submission.expected))}")
            self._converter.set_permissions(self.assignment, student)
            self._run_hook(self._converter.run_post_convert_hook, student, submission.notebook_files)
            self._finished[student] = self._begun.pop(student)
            self._gradebook.begun.pop(student)
        if len(self._finished) >= self.batch_size:
            self.commit()

    def commit(self):
        """Write the rows of all finished submissions; those of a student who fails are left out."""
        finished, self._finished = self._finished, {}
        if not finished:
            return
        errors = dict.fromkeys(finished)
        try:
            errors = self._gradebook.write(finished)
        except Exception as error:  # noqa: BLE001
            errors = dict.fromkeys(finished, error)
        finally:
            for student in errors:
                self._remove(student)
        if errors:
            failures = {student: _sentence(error) for student, error in errors.items()}
            raise RecordingError(failures) from next(iter(errors.values()))

    def _submission(self, student):
        if student not in self._begun:
            raise RecordingError({student: "the submission was not begun, or has failed before"})
        return self._begun[student]

    @contextmanager
    def _all_or_nothing(self, student):
        """Take back what was done for a student if anything fails."""
        try:
            yield
        except Exception as error:
            self._remove(student)
            raise RecordingError({student: _sentence(error)}) from error

    def _remove(self, student):
        self._begun.pop(student, None)
        self._gradebook.begun.pop(student, None)
        folder = self._autograded(student)
        if os.path.exists(folder):
            utils.rmtree(folder)

    def _exporter(self, exporter_class, steps):
        """An exporter with the preprocessors `steps`, which nbgrader makes anew for each notebook."""
        exporter = exporter_class(parent=self._converter, config=self._converter.config)
        exporter.optimistic_validation = True  # once, when all preprocessors have run
        exporter._preprocessors = []  # as Autograde does
        for step in steps:
            exporter.register_preprocessor(_STAND_INS.get(step, step))
        return exporter

    @contextmanager
    def _shared_gradebook(self, exporter):
        """Let preprocessors that open a gradebook have the one that is open.

        They open it by its name in their module, so the name is lent to it while they run. All that nbgrader does with
        a gradebook is then still done by nbgrader.
        """
        modules = {
            sys.modules[step_class.__module__]
            for step in exporter._preprocessors
            for step_class in type(step).__mro__
        }
        modules = [module for module in modules if getattr(module, "Gradebook", None) is api.Gradebook]
        for module in modules:
            module.Gradebook = lambda *args, **kwargs: self._gradebook
        try:
            yield
        finally:
            for module in modules:
                module.Gradebook = api.Gradebook

    def _resources(self, student, name):
        """What BaseConverter.init_single_notebook_resources and Exporter.from_filename make."""
        return {
            "unique_key": name,
            "output_files_dir": f"{name}_files",
            # Exporters keep the metadata of every notebook by its path. With one path they keep one.
            "metadata": {"name": name, "path": ""},
            "nbgrader": {
                "student": student,
                "assignment": self.assignment,
                "notebook": name,
                "db_url": self.coursedir.db_url,
            },
        }

    def _read_released(self):
        folder = self.coursedir.format_path(self.coursedir.release_directory, ".", self.assignment)
        return {path.stem: nbformat.read(path, as_version=4) for path in Path(folder).glob("*.ipynb")}

    def _other_files(self, folder):
        return utils.find_all_files(str(folder), [*self.coursedir.ignore, "*.ipynb"])

    def _copy_files(self, student, folder, files):
        for name in files:
            path = os.path.join(self._autograded(student), os.path.relpath(name, folder))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if os.path.exists(path):
                utils.remove(path)
            shutil.copy(name, path)

    def _autograded(self, student):
        return self.coursedir.format_path(self.coursedir.autograded_directory, student, self.assignment)

    def _run_hook(self, run, student, notebooks):
        self.coursedir.assignment_id, self.coursedir.student_id = self.assignment, student
        self._converter.notebooks = notebooks
        run()


@dataclass
class _Submission:
    """The rows of one student's submission, outside of any database session until they are written."""

    row: SubmittedAssignment
    notebooks: dict  # SubmittedNotebook by name
    grades: dict  # Grade by name of the notebook and id of the cell
    comments: dict  # Comment, likewise
    notebook_files: list = field(default_factory=list)
    expected: set = field(default_factory=set)  # the names of the notebooks that are not recorded yet

    def give_nothing(self, name):
        """The marks for a notebook that was not handed in, as Autograde.init_assignment gives them."""
        for grade in self.notebooks[name].grades:
            grade.auto_score = 0
            grade.needs_manual_grade = False

    def score(self, name):
        """The sum that SubmittedNotebook.score is, of rows that the database does not know yet."""
        scores = []
        for grade in self.notebooks[name].grades:
            score = grade.auto_score if grade.manual_score is None else grade.manual_score
            scores += [] if score is None else [score, grade.extra_credit or 0]
        return math.fsum(scores)


class _BatchGradebook(api.Gradebook):
    """nbgrader's Gradebook, which stays open, has read one assignment, and holds the submissions that are begun.

    What nbgrader's preprocessors look for is found in memory, and the rest where it always is.
    """

    def __init__(self, db_url, course_id, assignment):
        super().__init__(db_url, course_id)
        # nbgrader's preprocessors open it without the course, which adds a row for the course of that name.
        self.check_course()
        self.begun = {}
        try:
            self._read(assignment)
        except BaseException:
            self.close()
            raise

    def __exit__(self, exc_type, exc_value, traceback):
        """Stay open: this is what a preprocessor does when it is done."""

    def _read(self, name):
        """Read the assignment twice: with its cells, and bare for the submissions to refer to.

        SQLAlchemy follows the references of every row that is added, and would look at all the cells each time.
        """
        self._notebooks, self._source_cells, self._graded_cells = {}, {}, {}
        self._cell_ids = {Grade: {}, Comment: {}}  # by names of the notebook and the cell
        with_cells = (
            selectinload(Notebook._base_cells).selectin_polymorphic([GradeCell, SolutionCell, TaskCell]),
            selectinload(Notebook.source_cells),
        )
        notebooks = select(Notebook).where(Notebook.assignment_id == super().find_assignment(name).id)
        for notebook in self.db.scalars(notebooks.options(*with_cells)):
            self._notebooks[notebook.name] = notebook
            self._source_cells |= {(notebook.name, cell.name): cell for cell in notebook.source_cells}
            # Where a task has the name of another cell, nbgrader finds the other.
            for cell in [*notebook.task_cells, *notebook.grade_cells]:
                self._graded_cells[notebook.name, cell.name] = cell
                self._cell_ids[Grade][notebook.name, cell.name] = cell.id
            for cell in [*notebook.task_cells, *notebook.solution_cells]:
                self._cell_ids[Comment][notebook.name, cell.name] = cell.id
        self.db.remove()
        self._bare_assignment = super().find_assignment(name)
        self._bare_notebooks = {notebook.id: notebook for notebook in self._bare_assignment.notebooks}
        self.db.remove()

    def begin(self, student, timestamp=None):
        """Read or make the rows of a student's submission, as update_or_create_submission does."""
        row = self.db.scalars(
            select(SubmittedAssignment)
            .where(
                SubmittedAssignment.assignment_id == self._bare_assignment.id,
                SubmittedAssignment.student_id == student,
            )
            .options(
                joinedload(SubmittedAssignment.student),
                selectinload(SubmittedAssignment.notebooks).options(
                    selectinload(SubmittedNotebook.grades), selectinload(SubmittedNotebook.comments)
                ),
            )
        ).one_or_none()
        self.db.remove()
        if row is None:
            row = self._new_submission(student)
        if timestamp:
            row.timestamp = timestamp
        set_committed_value(row, "assignment", self._bare_assignment)
        submission = _Submission(row, {}, {}, {})
        for notebook in row.notebooks:
            set_committed_value(notebook, "notebook", self._bare_notebooks[notebook.notebook_id])
            name = notebook.notebook.name
            submission.notebooks[name] = notebook
            submission.grades |= {(name, grade.cell_id): grade for grade in notebook.grades}
            submission.comments |= {(name, comment.cell_id): comment for comment in notebook.comments}
        self.begun[student] = submission
        return submission

    def _new_submission(self, student):
        """The rows that Gradebook.add_submission makes."""
        row = SubmittedAssignment(assignment_id=self._bare_assignment.id, student=Student(id=student))
        for notebook in self._notebooks.values():
            submitted = SubmittedNotebook(notebook_id=notebook.id, assignment=row)
            for cell in [*notebook.grade_cells, *notebook.task_cells]:
                Grade(cell_id=cell.id, notebook=submitted)
            for cell in [*notebook.solution_cells, *notebook.task_cells]:
                Comment(cell_id=cell.id, notebook=submitted)
        return row

    def write(self, submissions):
        """Write the rows of `submissions`, by student, in one transaction; returns the errors, by student."""
        errors = {}
        self.db.remove()
        with self.db.begin():
            if self.engine.dialect.name == "sqlite":
                # Python's driver for SQLite would begin only with the first INSERT, so within a savepoint, and would
                # then take the end of the savepoint for the end of the transaction.
                self.db.connection().exec_driver_sql("BEGIN IMMEDIATE")
            try:
                known = set(self.db.scalars(select(Student.id).where(Student.id.in_(submissions))))
                for student, submission in submissions.items():
                    try:
                        with self.db.begin_nested():
                            if student in known and inspect(submission.row.student).transient:
                                make_transient_to_detached(submission.row.student)
                            self.db.add(submission.row)
                    except Exception as error:  # noqa: BLE001
                        errors[student] = error
            finally:
                # Before the end of the transaction can make the session forget what was read of the assignment.
                self.db.expunge_all()
        return errors

    def find_notebook(self, name, assignment):
        """As in Gradebook, and so are the next ones."""
        return self._notebooks.get(name) or super().find_notebook(name, assignment)

    def find_source_cell(self, name, notebook, assignment):
        cell = self._source_cells.get((notebook, name))
        return cell or super().find_source_cell(name, notebook, assignment)

    def find_graded_cell(self, name, notebook, assignment):
        cell = self._graded_cells.get((notebook, name))
        return cell or super().find_graded_cell(name, notebook, assignment)

    def find_submission(self, assignment, student):
        if student in self.begun:
            return self.begun[student].row
        return super().find_submission(assignment, student)

    def find_submission_notebook(self, notebook, assignment, student):
        submission = self.begun.get(student)
        if submission is None or notebook not in submission.notebooks:
            return super().find_submission_notebook(notebook, assignment, student)
        row = submission.notebooks[notebook]
        set_committed_value(row, "score", submission.score(notebook))
        return row

    def find_grade(self, grade_cell, notebook, assignment, student):
        cell_id = self._cell_ids[Grade].get((notebook, grade_cell))
        submission = self.begun.get(student)
        grade = submission and submission.grades.get((notebook, cell_id))
        return grade or super().find_grade(grade_cell, notebook, assignment, student)

    def find_comment(self, solution_cell, notebook, assignment, student):
        cell_id = self._cell_ids[Comment].get((notebook, solution_cell))
        submission = self.begun.get(student)
        comment = submission and submission.comments.get((notebook, cell_id))
        return comment or super().find_comment(solution_cell, notebook, assignment, student)


class SaveGradesAndFlags(SaveAutoGrades):
    """nbgrader's SaveAutoGrades, except that a cell that was tampered with gets nothing and waits for a person.

    Such a cell says so in its metadata: `cell.metadata["gradebox"]["tampered"]` is true.
    """

    def _add_score(self, cell, resources):
        super()._add_score(cell, resources)
        if is_tampered(cell):
            grade = self.gradebook.find_grade(
                cell.metadata.nbgrader["grade_id"], self.notebook_id, self.assignment_id, self.student_id
            )
            grade.auto_score = 0
            grade.needs_manual_grade = True
            self.gradebook.db.commit()


def is_tampered(cell):
    """Whether the grader has noted in `cell` that the interpreter was tampered with."""
    notes = cell.metadata.get(KEY)
    return isinstance(notes, dict) and bool(notes.get("tampered"))


class _RebuildFromMemory(RebuildFromRelease):
    """RebuildFromRelease, for the released notebooks that it was given."""

    released = Dict()

    def preprocess(self, nb, resources):
        name = resources["nbgrader"]["notebook"]
        if name not in self.released:
            return super().preprocess(nb, resources)
        return rebuild(self.released[name], nb), resources


class _CheckMetadataOnce(CheckCellMetadata):
    """CheckCellMetadata, which takes 15 ms for a notebook, and not again for metadata that were found right."""

    checked = Dict()  # by notebook, so that it does not grow

    def preprocess(self, nb, resources):
        name = resources["nbgrader"]["notebook"]
        # All that the check looks at, as text: 1, 1.0 and True are different things in JSON, and the same in Python.
        cells = [cell for cell in nb.cells if "nbgrader" in cell.metadata]
        metadata = json.dumps([(cell.cell_type, cell.metadata["nbgrader"]) for cell in cells])
        if self.checked.get(name) != metadata:
            nb, resources = super().preprocess(nb, resources)
            self.checked[name] = metadata
        return nb, resources


_STAND_INS = {
    RebuildFromRelease: _RebuildFromMemory,
    CheckCellMetadata: _CheckMetadataOnce,
    SaveAutoGrades: SaveGradesAndFlags,
}


def _imported(step):
    return import_item(step) if isinstance(step, str) else step


def _sentence(error):
    """What went wrong, in one line."""
    if isinstance(error, IntegrityError):
        return "another program has recorded the same submission at the same time: grade it again"
    if isinstance(error, DBAPIError):
        error = error.orig  # without the statement and its data
    return " ".join(f"{type(error).__name__}: {error}".split())
