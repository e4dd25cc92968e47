"""All of nbgrader that is no documented interface, in the version that was read: see READ.

gradebox runs nbgrader's own preprocessors and writes to nbgrader's own tables, with one open gradebook and in batches.
What it has to know of their inside for that stands here and nowhere else; a newer nbgrader is read against this file.
"""

import logging
import math
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Never

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader import api
from nbgrader.api import (
    Base,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    SourceCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from nbgrader.apps.baseapp import NbGrader
from nbgrader.converters.base import BaseConverter
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearHiddenTests
from sqlalchemy import create_engine, inspect, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import joinedload, make_transient_to_detached, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from traitlets.config import Configurable
from traitlets.log import get_logger
from traitlets.utils.importstring import import_item

READ = "0.9.6"
LOG_FILE = ".nbgrader.log"

# Steps -------------------------------------------------------------------------------------------------------------


def imported(step: str | type) -> type:
    """A step of one of nbgrader's lists, which may be given by its name."""
    return import_item(step) if isinstance(step, str) else step


def coursedir_of(step: Configurable) -> CourseDirectory:
    """The CourseDirectory of one of nbgrader's steps: it is a child of an exporter, and that of the converter."""
    while not hasattr(step, "coursedir"):
        step = step.parent
    return step.coursedir


def exporter_with(
    converter: BaseConverter, exporter_class: type[Exporter], steps: Iterable[type]
) -> Exporter:
    """An exporter with the preprocessors `steps`, as Autograde._init_preprocessors makes it anew for each notebook."""
    exporter = exporter_class(parent=converter, config=converter.config)
    exporter.optimistic_validation = True  # once, when all preprocessors have run
    exporter._preprocessors = []
    for step in steps:
        exporter.register_preprocessor(step)
    return exporter


def steps_of(exporter: Exporter) -> list[Any]:
    """The preprocessors of an exporter."""
    return exporter._preprocessors


def resources_of(db_url: str, student: str, assignment: str, name: str) -> dict[str, Any]:
    """What BaseConverter.init_single_notebook_resources and Exporter.from_filename make."""
    return {
        "unique_key": name,
        "output_files_dir": f"{name}_files",
        # Exporters keep the metadata of every notebook by its path. With one path they keep one.
        "metadata": {"name": name, "path": ""},
        "nbgrader": {"student": student, "assignment": assignment, "notebook": name, "db_url": db_url},
    }


def run_hook(
    converter: BaseConverter, when: str, assignment: str, student: str, notebooks: list[str]
) -> None:
    """Run one of the course's hooks; `when` is "pre" or "post". The converter tells it what stands in its attributes."""
    converter.coursedir.assignment_id, converter.coursedir.student_id = assignment, student
    converter.notebooks = notebooks
    getattr(converter, f"run_{when}_convert_hook")()


def run_converter(converter_class: type, config, coursedir: CourseDirectory, errors: list[str]) -> str | None:
    """Run one of nbgrader's commands on what `coursedir` names; returns why it failed, or None.

    `errors` are those that nbgrader logs: see `logging_to`.
    """
    errors.clear()
    # nbgrader runs alembic as a command, which lies beside this Python.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    try:
        converter = converter_class(coursedir=coursedir, config=config)
        # Configuration may say otherwise, but a mark that is not worked out again is an old one.
        converter.force = True
        converter.start()
    except Exception as error:  # noqa: BLE001
        get_logger().exception("%s failed for %s", converter_class.__name__, coursedir.student_id)
        return _cause(errors) or f"{type(error).__name__}: {error}"
    return None


def _cause(errors):
    """nbgrader raises a general error, and logs the traceback of the real one: its last line is the cause."""
    for message in errors:
        if message.startswith("Traceback"):
            return message.strip().splitlines()[-1]
    return errors[0] if errors else None


@contextmanager
def logging_to(path: Path) -> Iterator[list[str]]:
    """Send what nbgrader says to a file; yields a list that collects the errors."""
    errors = []
    log = get_logger()
    to_list = logging.Handler(logging.ERROR)
    to_list.emit = lambda record: errors.append(record.getMessage())
    to_file = logging.FileHandler(path, mode="w", encoding="utf-8", errors="backslashreplace")
    to_file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    level, propagate = log.level, log.propagate
    log.setLevel(logging.INFO)
    log.propagate = False
    logging.getLogger("distributed").setLevel(logging.ERROR)
    log.addHandler(to_list)
    log.addHandler(to_file)
    try:
        yield errors
    finally:
        log.removeHandler(to_list)
        log.removeHandler(to_file)
        to_file.close()
        log.setLevel(level)
        log.propagate = propagate


def clear_hidden(step: ClearHiddenTests, cell: NotebookNode) -> None:
    """Take the hidden tests out of the source of a cell, by the marks that the course has set for them."""
    step._remove_hidden_test_region(cell)


# The gradebook -----------------------------------------------------------------------------------------------------


@contextmanager
def lent(gradebook: api.Gradebook, exporter: Exporter) -> Iterator[None]:
    """Let preprocessors that open a gradebook have the one that is open.

    They open it by its name in their module, so the name is lent to it while they run. All that nbgrader does with
    a gradebook is then still done by nbgrader.
    """
    modules = {
        sys.modules[step_class.__module__] for step in steps_of(exporter) for step_class in type(step).__mro__
    }
    modules = [module for module in modules if getattr(module, "Gradebook", None) is api.Gradebook]
    for module in modules:
        module.Gradebook = lambda *args, **kwargs: gradebook
    try:
        yield
    finally:
        for module in modules:
            module.Gradebook = api.Gradebook


def missing_columns(db_url: str) -> list[str]:
    """What nbgrader's tables have and those of a gradebook have not, as TABLE.COLUMN; none for an empty one."""
    engine = create_engine(db_url)
    try:
        found = inspect(engine)
        tables = set(found.get_table_names())
        columns = {name: {column["name"] for column in found.get_columns(name)} for name in tables}
    finally:
        engine.dispose()
    known = Base.metadata.tables
    if not tables & known.keys():
        return []
    return sorted(
        f"{name}.{column.name}"
        for name, table in known.items()
        for column in table.columns
        if column.name not in columns.get(name, ())
    )


@dataclass
class SubmissionRows:
    """The rows of one student's submission, outside of any database session until they are written."""

    row: SubmittedAssignment
    notebooks: dict  # SubmittedNotebook by name
    grades: dict  # Grade by name of the notebook and id of the cell
    comments: dict  # Comment, likewise
    notebook_files: list = field(default_factory=list)
    expected: set = field(default_factory=set)  # the names of the notebooks that are not recorded yet
    tasks: frozenset = frozenset()  # the ids of the cells that are tasks

    def take_back(self) -> None:
        """Take the automatic marks of an earlier time back, so that none stays that no step sets anew."""
        for grade in self.grades.values():
            # The mark of a task is a person's alone: no step would set it again.
            if grade.cell_id not in self.tasks:
                grade.auto_score = 0.0
                grade.needs_manual_grade = True

    def give_nothing(self, name: str) -> None:
        """The marks for a notebook that was not handed in, as Autograde.init_assignment gives them."""
        for grade in self.notebooks[name].grades:
            grade.auto_score = 0
            grade.needs_manual_grade = False

    def score(self, name: str) -> float:
        """The sum that SubmittedNotebook.score is, of rows that the database does not know yet."""
        scores = []
        for grade in self.notebooks[name].grades:
            score = grade.auto_score if grade.manual_score is None else grade.manual_score
            scores += [] if score is None else [score, grade.extra_credit or 0]
        return math.fsum(scores)


class BatchGradebook(api.Gradebook):
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
        self._tasks = frozenset(cell.id for nb in self._notebooks.values() for cell in nb.task_cells)
        self.db.remove()
        self._bare_assignment = super().find_assignment(name)
        self._bare_notebooks = {notebook.id: notebook for notebook in self._bare_assignment.notebooks}
        self.db.remove()

    def begin(self, student: str, timestamp: datetime | None = None) -> SubmissionRows:
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
        submission = SubmissionRows(row, {}, {}, {}, tasks=self._tasks)
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

    def write(self, submissions: Mapping[str, SubmissionRows]) -> dict[str, Exception]:
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

    def find_notebook(self, name: str, assignment: str) -> Notebook:
        """As in Gradebook, and so are the next ones."""
        return self._notebooks.get(name) or super().find_notebook(name, assignment)

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> SourceCell:
        cell = self._source_cells.get((notebook, name))
        return cell or super().find_source_cell(name, notebook, assignment)

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> GradeCell | TaskCell:
        cell = self._graded_cells.get((notebook, name))
        return cell or super().find_graded_cell(name, notebook, assignment)

    def find_submission(self, assignment: str, student: str) -> SubmittedAssignment:
        if student in self.begun:
            return self.begun[student].row
        return super().find_submission(assignment, student)

    def find_submission_notebook(self, notebook: str, assignment: str, student: str) -> SubmittedNotebook:
        submission = self.begun.get(student)
        if submission is None or notebook not in submission.notebooks:
            return super().find_submission_notebook(notebook, assignment, student)
        row = submission.notebooks[notebook]
        set_committed_value(row, "score", submission.score(notebook))
        return row

    def find_grade(self, grade_cell: str, notebook: str, assignment: str, student: str) -> Grade:
        cell_id = self._cell_ids[Grade].get((notebook, grade_cell))
        submission = self.begun.get(student)
        grade = submission and submission.grades.get((notebook, cell_id))
        return grade or super().find_grade(grade_cell, notebook, assignment, student)

    def find_comment(self, solution_cell: str, notebook: str, assignment: str, student: str) -> Comment:
        cell_id = self._cell_ids[Comment].get((notebook, solution_cell))
        submission = self.begun.get(student)
        comment = submission and submission.comments.get((notebook, cell_id))
        return comment or super().find_comment(solution_cell, notebook, assignment, student)


def sentence_on(error: Exception) -> str:
    """What went wrong, in one line."""
    if isinstance(error, IntegrityError):
        return "another program has recorded the same submission at the same time: grade it again"
    if isinstance(error, DBAPIError):
        error = error.orig  # without the statement and its data
    return " ".join(f"{type(error).__name__}: {error}".split())


# Settings ----------------------------------------------------------------------------------------------------------


class Settings(NbGrader):
    """nbgrader's program as far as it reads settings; errors in them are raised."""

    raise_config_file_errors = True

    def migrate_config(self) -> None:
        """Write nothing into the home folder."""

    def exit(self, exit_status=0) -> Never:
        """nbgrader leaves with this status when a setting has a value that it cannot have."""
        raise sys.exc_info()[1]

    def init_syspath(self) -> None:
        """The course's folder comes last, so that no file of it takes the place of a library."""
        if os.getcwd() not in sys.path:
            sys.path.append(os.getcwd())
