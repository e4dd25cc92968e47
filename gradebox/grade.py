"""Grade a class: one nbgrader process, one submission after the other, and no submission that stops another."""

import difflib
import glob
import logging
import os
import shutil
import sys
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning, SQLAlchemyError
from tqdm import tqdm
from traitlets.config import Config, PyFileConfigLoader
from traitlets.log import get_logger

from .collect import collect
from .config import configure, uses_gradebox
from .records import Reason, read_records

CONFIG_FILE = "nbgrader_config.py"
LOG_FILE = ".nbgrader.log"


class CannotGrade(Exception):
    """A sentence for the teacher: why nothing can be graded, and what to do about it."""


def grade_assignment(course_dir, assignment, progress=False):
    """Grade all that was handed in for `assignment`, make the feedback, and return a list of NotebookRecord.

    The marks go to the course's gradebook. Everything is graded again, and the marks of an earlier time are taken
    back first, so that none is left standing if this time something fails. `progress` shows a progress bar. Raises
    CannotGrade if there is nothing to grade, or nothing to grade it with.
    """
    config, coursedir = open_course(course_dir)
    _check_assignment(coursedir, assignment)
    _check_submitted(coursedir)
    # nbgrader runs alembic as a command, which lies beside this Python.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    # Inside the course, since nbgrader takes the path of every folder that is not for a regular expression.
    with (
        _log_to(Path(coursedir.root) / LOG_FILE) as errors,
        warnings.catch_warnings(),
        tempfile.TemporaryDirectory(prefix=".gradebox-", dir=coursedir.root) as work,
    ):
        warnings.simplefilter(
            "ignore", SAWarning
        )  # nbgrader's own use of its database, not the course's business
        _prepare_release(config, coursedir, assignment, os.path.basename(work), errors)
        released = _read_released(coursedir, assignment)
        staging = os.path.join(os.path.basename(work), "submitted")
        submissions, records = collect(
            coursedir,
            assignment,
            released,
            lambda student: coursedir.format_path(staging, student, assignment),
        )
        if not submissions:
            raise CannotGrade(
                f"Nobody has handed in {assignment}: there is no {coursedir.submitted_directory}/STUDENT/{assignment}/ "
                "with a notebook in it."
            )
        coursedir.submitted_directory = staging
        _take_back_marks(coursedir, assignment, submissions)
        for submission in tqdm(submissions, desc=assignment, unit="submission", disable=not progress):
            records += _grade_submission(config, coursedir, assignment, submission, errors)
    return sorted(records, key=lambda record: (record.student, record.notebook))


def open_course(course_dir):
    """The nbgrader configuration of the course in `course_dir`, and its CourseDirectory.

    Only the course's own nbgrader_config.py is read, so that marks do not depend on the grader's home directory.
    """
    root = Path(course_dir).resolve()
    if not root.is_dir():
        raise CannotGrade(f"There is no folder {course_dir}.")
    if glob.escape(str(root)) != str(root):
        # nbgrader takes the path for a pattern.
        raise CannotGrade(f"nbgrader cannot work in {root}: rename what has one of * ? [ in its name.")
    config = Config()
    if (root / CONFIG_FILE).is_file():
        config = PyFileConfigLoader(CONFIG_FILE, path=str(root)).load_config()
    if not uses_gradebox(config):
        configure(config)
    coursedir = CourseDirectory(config=config, root=str(root))
    if coursedir.directory_structure != CourseDirectory.directory_structure.default_value:
        raise CannotGrade("gradebox needs nbgrader's own CourseDirectory.directory_structure.")
    if coursedir.db_url.startswith("sqlite:///") and "?" not in coursedir.db_url:
        # Another process that writes to the gradebook is waited for.
        coursedir.db_url += "?timeout=60"
    return config, coursedir


def _folder(coursedir, step, assignment):
    return Path(coursedir.format_path(step, ".", assignment))


def _check_assignment(coursedir, assignment):
    """Raise CannotGrade unless `assignment` is the name of one."""
    steps = (coursedir.source_directory, coursedir.release_directory)
    names = set()
    for step in steps:
        folder = _folder(coursedir, step, ".")
        names |= {path.parent.name for path in folder.glob("*/*.ipynb")} if folder.is_dir() else set()
    if assignment in names:
        return
    close = difflib.get_close_matches(assignment, names, n=1)
    if close:
        hint = f"Did you mean {close[0]}?"
    elif names:
        hint = f"The assignments are: {', '.join(sorted(names))}."
    else:
        hint = f"There is no notebook in {steps[0]}/ either. Is {coursedir.root} the course? (--course-dir)"
    raise CannotGrade(f"There is no assignment {assignment}. {hint}")


def _check_submitted(coursedir):
    folder = _folder(coursedir, coursedir.submitted_directory, ".")
    if not folder.is_dir():
        raise CannotGrade(
            f"There is no folder {coursedir.submitted_directory}/ in {coursedir.root}: put each submission at "
            f"{coursedir.submitted_directory}/STUDENT/ASSIGNMENT/NOTEBOOK.ipynb."
        )


def _prepare_release(config, coursedir, assignment, work, errors):
    """Record the assignment, with its hidden tests, in the gradebook.

    Autograding needs it there. nbgrader records an assignment when it generates it, so it is generated here: into a
    temporary folder, which leaves the released notebooks of the course alone, and which from now on is taken for the
    release, so that what is graded against always agrees with the gradebook.
    """
    if not list(_folder(coursedir, coursedir.source_directory, assignment).glob("*.ipynb")):
        _check_gradebook(coursedir, assignment)
        return
    coursedir.release_directory = os.path.join(work, "release")
    failure = _run(GenerateAssignment, config, coursedir, assignment, "*", errors)
    if failure and "Cannot" in failure and "submissions" in failure:
        raise CannotGrade(
            f"The notebooks or cells of {assignment} have changed since the gradebook was made. Move gradebook.db "
            "away and grade again: all marks, except those given by hand, are worked out anew."
        )
    if failure:
        raise CannotGrade(f"{assignment} could not be prepared ({failure}). {LOG_FILE} says more.")


def _check_gradebook(coursedir, assignment):
    """Without the source, the gradebook must already know the assignment."""
    path = coursedir.db_url.removeprefix("sqlite:///").split("?")[0]
    if not coursedir.db_url.startswith("sqlite:///") or os.path.exists(path):
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            try:
                gradebook.find_assignment(assignment)
                return
            except MissingEntry:
                pass
    raise CannotGrade(
        f"The hidden tests of {assignment} are not known: there is no notebook in "
        f"{coursedir.source_directory}/{assignment}/, and the gradebook has no such assignment."
    )


def _read_released(coursedir, assignment):
    folder = _folder(coursedir, coursedir.release_directory, assignment)
    return {path.stem: nbformat.read(path, as_version=4) for path in sorted(folder.glob("*.ipynb"))}


def _grade_submission(config, coursedir, assignment, submission, errors):
    """Grade one submission and make its feedback; returns its records."""
    student = submission.student
    feedback = Path(coursedir.format_path(coursedir.feedback_directory, student, assignment))
    try:
        failure = _run(Autograde, config, coursedir, assignment, student, errors)
        if failure:
            # The feedback of an earlier time would tell of marks that no longer stand.
            shutil.rmtree(feedback, ignore_errors=True)
            return read_records(coursedir, assignment, submission, f"could not be graded: {failure}")
        records = read_records(coursedir, assignment, submission)
        failure = _run(GenerateFeedback, config, coursedir, assignment, student, errors)
        if failure:
            records[0].reasons.append(Reason("grader", f"no feedback could be made: {failure}"))
        return records
    except Exception as error:  # noqa: BLE001
        # The gradebook itself failed: say so, and go on with the next one.
        get_logger().exception("could not grade %s", student)
        return submission.records(assignment, f"could not be graded: {type(error).__name__}: {error}")


def _take_back_marks(coursedir, assignment, submissions):
    """Set the automatic marks of an earlier grading to zero, and to be looked at, until there are new ones."""
    try:
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            for earlier in gradebook.assignment_submissions(assignment):
                if earlier.student_id not in {submission.student for submission in submissions}:
                    continue
                for grade in [grade for notebook in earlier.notebooks for grade in notebook.grades]:
                    grade.auto_score = 0.0
                    grade.needs_manual_grade = True
            gradebook.db.commit()
    except SQLAlchemyError as error:
        raise CannotGrade(f"The gradebook cannot be written ({error}).") from error


def _run(converter_class, config, coursedir, assignment, student, errors):
    """Run one of nbgrader's steps; returns why it failed, or None."""
    errors.clear()
    coursedir.assignment_id = assignment
    coursedir.student_id = student
    try:
        converter = converter_class(coursedir=coursedir, config=config)
        # Configuration may say otherwise, but a mark that is not worked out again is an old one.
        converter.force = True
        converter.start()
    except Exception as error:  # noqa: BLE001
        get_logger().exception("%s failed for %s", converter_class.__name__, student)
        return _cause(errors) or f"{type(error).__name__}: {error}"
    return None


def _cause(errors):
    """nbgrader raises a general error, and logs the traceback of the real one: its last line is the cause."""
    for message in errors:
        if message.startswith("Traceback"):
            return message.strip().splitlines()[-1]
    return errors[0] if errors else None


@contextmanager
def _log_to(path):
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
