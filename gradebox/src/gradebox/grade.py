"""Grade a class: what was handed in is run in parallel, and recorded by one writer; no submission stops another."""

import copy
import difflib
import fnmatch
import glob
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Callable
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Base, Gradebook, MissingEntry, TaskCell
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import SAWarning, SQLAlchemyError
from tqdm import tqdm
from traitlets.log import get_logger

from .config import configure, describe_sources, passed_over, read_settings
from .feedback.pages import FeedbackPages
from .intake.collect import CannotGrade, collect
from .intake.rebuild import mark_added
from .model import NotebookRecord, Reason, read_records
from .recording.recorder import Recorder, RecordingError
from .regrading.changes import Added
from .running.execute import ExecuteInBox
from .running.runner import Runner
from .workers import InsecureScheduler, Workers

LOG_FILE = ".nbgrader.log"
HOOKS = ("pre_convert_hook", "post_convert_hook")


@dataclass(frozen=True)
class Options:
    """How to run what was handed in."""

    workers: int | None = None  # local processes; None for one a core
    scheduler: str | None = None  # address of a Dask scheduler
    unsafe_no_box: bool = False
    without_tls: bool = False  # use a scheduler that anybody who reaches it can use
    feedback: bool = True  # make the pages for the learners
    progress: bool = False  # show progress bars
    say: Callable[[str], object] = lambda sentence: None  # is told how notebooks are run


def grade_assignment(course_dir, assignment, options=None):
    """Grade all that was handed in for `assignment`, make the feedback, and return a list of NotebookRecord.

    Notebooks that were run before, within the same limits and with the same packages, are not run again. The marks go
    to the course's gradebook; those of an earlier time are taken back first, so that none is left standing if this
    time something fails. Raises CannotGrade if there is nothing to grade, or nothing to grade it with.
    """
    options = options or Options()
    config, coursedir = open_course(course_dir, options.say)
    check_course(coursedir, assignment)
    return grade_course(config, coursedir, assignment, options)


def check_course(coursedir, assignment, handed_in=True):
    """Raise CannotGrade unless there is something to grade, and a gradebook to write to.

    `handed_in` False: nobody needs to have handed in yet.
    """
    _check_assignment(coursedir, assignment)
    if handed_in:
        _check_submitted(coursedir)
    check_gradebook(coursedir)


def grade_course(config, coursedir, assignment, options, added=frozenset()):
    """As grade_assignment, for an open course; its `coursedir` is used up.

    `added` are (notebook, cell) of cells that came in after learners had fetched the assignment.
    """
    wanted = coursedir.student_id  # nbgrader's steps change it
    with (
        working(coursedir) as (errors, work),
        _workers(options) as workers,
    ):
        runner = Runner(config, coursedir, assignment, workers, options)
        _prepare_release(config, coursedir, assignment, os.path.basename(work), errors)
        released = _read_released(coursedir, assignment, added | Added(coursedir.root, assignment).read())
        staging = os.path.join(os.path.basename(work), "submitted")
        submissions, records = collect(
            coursedir,
            assignment,
            released,
            lambda student: coursedir.format_path(staging, student, assignment),
        )
        submissions, left_out = _select(coursedir, assignment, submissions, wanted)
        records += left_out
        if not submissions:
            raise CannotGrade(
                f"Nobody has handed in {assignment}: there is no {coursedir.submitted_directory}/STUDENT/{assignment}/ "
                "with a notebook in it."
            )
        coursedir.submitted_directory = staging
        _take_back_marks(coursedir, assignment, submissions)
        failures = _run_and_record(config, coursedir, assignment, submissions, runner, options)
        records += _finish(config, coursedir, assignment, submissions, failures, workers, options)
    return sorted(records, key=lambda record: (record.student, record.notebook))


@contextmanager
def working(coursedir):
    """Work in the course as nbgrader does; yields a list of the errors that it logs, and a folder for temporary files."""
    # nbgrader runs alembic as a command, which lies beside this Python.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    with (
        chdir(coursedir.root),  # steps of the course's own may open files by their name
        _log_to(Path(coursedir.root) / LOG_FILE) as errors,
        warnings.catch_warnings(),
        # Inside the course, since nbgrader takes the path of every folder that is not for a regular expression.
        tempfile.TemporaryDirectory(prefix=".gradebox-", dir=coursedir.root) as work,
    ):
        # nbgrader's own use of its database, not the course's business
        warnings.simplefilter("ignore", SAWarning)
        yield errors, work


def _select(coursedir, assignment, submissions, wanted):
    """The submissions that the course's settings ask for, and records of the others; `wanted` is a pattern of names."""
    excluded = set(filter(None, coursedir.student_id_exclude.split(",")))
    kept, others = [], []
    for submission in submissions:
        student, setting = submission.student, None
        if student in excluded:
            setting = "student_id_exclude"
        elif not fnmatch.fnmatchcase(student, wanted):
            setting = "student_id"
        if setting:
            reason = Reason("remark", f"left out, as CourseDirectory.{setting} says")
            others.append(NotebookRecord(student, assignment, "", reasons=[reason]))
        else:
            kept.append(submission)
    return kept, others


def _workers(options):
    try:
        return Workers(options.workers, options.scheduler, options.without_tls)
    except InsecureScheduler as error:
        raise CannotGrade(str(error)) from None


def _run_and_record(config, coursedir, assignment, submissions, runner, options):
    """Run and record all submissions; returns {student: why their work could not be graded}."""
    failures = {}

    def note(error):
        get_logger().error("%s", error)
        failures.update({student: f"could not be graded: {why}" for student, why in error.failures.items()})

    bar = tqdm(total=len(submissions), desc=assignment, unit="submission", disable=not options.progress)
    try:
        with bar, Recorder(config, coursedir, assignment) as recorder:
            for submission, notebooks, failure in runner.run(submissions, recorder):
                student = submission.student
                try:
                    if failure:
                        raise RecordingError({student: failure})
                    recorder.begin(student, submission.staged)
                    for name, nb in notebooks.items():
                        recorder.record(student, name, nb)
                    recorder.finish(student)
                except RecordingError as error:
                    note(error)
                bar.update()
    except RecordingError as error:  # in the last batch
        note(error)
    return failures


def _finish(config, coursedir, assignment, submissions, failures, workers, options):
    """Read the marks of all submissions back, and make the feedback; returns the records."""
    records = []
    pages = FeedbackPages(config, coursedir, assignment, workers)
    bar = tqdm(total=len(submissions), desc="feedback", unit="submission", disable=not options.progress)
    with bar, Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        for submission in submissions:
            student, failure = submission.student, failures.get(submission.student)
            try:
                mine = read_records(gradebook, coursedir, assignment, submission, failure)
                if failure:
                    pages.remove(student)  # it would tell of marks that no longer stand
                elif options.feedback:
                    pages.make(gradebook, submission)
            except Exception as error:  # noqa: BLE001
                # The gradebook itself failed: say so, and go on with the next one.
                get_logger().exception("could not finish %s", student)
                gradebook.db.rollback()
                mine = submission.records(assignment, f"could not be graded: {type(error).__name__}: {error}")
            records += mine
            gradebook.db.expire_all()
            bar.update()
        pages.wait()
    for record in records:
        failure = pages.failures.get((record.student, record.notebook))
        if failure:
            record.reasons.append(Reason("grader", f"no feedback could be made: {failure}"))
    return records


def open_course(course_dir=None, say=lambda sentence: None):
    """The nbgrader configuration of the course in `course_dir`, and its CourseDirectory.

    The settings are those that nbgrader reads. `course_dir` None is this folder, or the one that the settings name.
    `say` is told which settings come from elsewhere, and which are not followed. Raises CannotGrade where one of them
    makes it impossible to grade.
    """
    config, root, files = read_settings(course_dir)
    if glob.escape(str(root)) != str(root):
        # nbgrader takes the path for a pattern.
        raise CannotGrade(f"nbgrader cannot work in {root}: rename what has one of * ? [ in its name.")
    original = copy.deepcopy(config)
    configure(config)
    if ExecuteInBox not in config.Autograde.autograde_preprocessors:
        raise CannotGrade(
            "Autograde.autograde_preprocessors has no Execute, so that no test would be run: add it."
        )
    for sentence in [*describe_sources(root, files), *passed_over(config, original)]:
        say(sentence)
    coursedir = CourseDirectory(config=config, root=str(root))
    if coursedir.directory_structure != CourseDirectory.directory_structure.default_value:
        raise CannotGrade("gradebox needs nbgrader's own CourseDirectory.directory_structure.")
    if coursedir.notebook_id != "*":
        raise CannotGrade(
            "gradebox grades all notebooks of an assignment: take CourseDirectory.notebook_id out."
        )
    if coursedir.db_url.startswith("sqlite:///"):
        # As in nbgrader, which works in the course's folder; and another process that writes to it is waited for.
        path, _, options = coursedir.db_url.removeprefix("sqlite:///").partition("?")
        coursedir.db_url = f"sqlite:///{Path(root, path)}?{options or 'timeout=60'}"
    return config, coursedir


def without_hooks(config):
    """Take the course's hooks out of its configuration, for a trial of which nobody else is to hear."""
    for section in ("Autograde", "GenerateAssignment", "BaseConverter"):
        for hook in HOOKS:
            config[section].pop(hook, None)


def gradebook_file(coursedir):
    """The Path of the gradebook, or None if it is on a server."""
    if not coursedir.db_url.startswith("sqlite:///"):
        return None
    return Path(coursedir.db_url.removeprefix("sqlite:///").partition("?")[0])


def check_gradebook(coursedir):
    """Raise CannotGrade with words if this nbgrader cannot work with the course's gradebook, such as an older one."""
    file = gradebook_file(coursedir)
    if file and not file.exists():
        return
    try:
        engine = create_engine(coursedir.db_url)
        try:
            found = inspect(engine)
            tables = set(found.get_table_names())
            columns = {name: {column["name"] for column in found.get_columns(name)} for name in tables}
        finally:
            engine.dispose()
    except SQLAlchemyError as error:
        where = f" {file}" if file else ""
        raise CannotGrade(f"The gradebook{where} cannot be read: {_first_line(error)}.") from error
    known = Base.metadata.tables
    if not tables & known.keys():
        return  # an empty one
    missing = sorted(
        f"{name}.{column.name}"
        for name, table in known.items()
        for column in table.columns
        if column.name not in columns.get(name, ())
    )
    if missing:
        raise CannotGrade(
            f"{file or 'The gradebook'} was made by an older nbgrader: it has no {missing[0]}. Run `nbgrader db upgrade` "
            f"in {coursedir.root}, which keeps a copy of the old one beside it, and grade again. Nothing was changed."
        )


def _first_line(error):
    return str(getattr(error, "orig", error)).partition("\n")[0].rstrip(".")


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
    if not has_source(coursedir, assignment):
        _check_gradebook(coursedir, assignment)
        return
    failure = generate(config, coursedir, assignment, work, errors)
    if failure and "Cannot" in failure and "submissions" in failure:
        raise CannotGrade(
            f"Notebooks or cells of {assignment} were added or taken out after marks were given. See who gains and who "
            f"loses by it: gradebox regrade {assignment}. Nothing is written until --write; marks by hand, "
            "comments, extra credit and extensions stay."
        )
    if failure:
        raise CannotGrade(f"{assignment} could not be prepared ({failure}). {LOG_FILE} says more.")


def has_source(coursedir, assignment):
    """Whether the author's notebooks are in the course."""
    return bool(list(_folder(coursedir, coursedir.source_directory, assignment).glob("*.ipynb")))


def generate(config, coursedir, assignment, work, errors):
    """Generate the assignment into the temporary folder `work`, its release from now on; returns why it failed, or None."""
    coursedir.release_directory = os.path.join(work, "release")
    return _run(GenerateAssignment, config, coursedir, assignment, "*", errors)


def _check_gradebook(coursedir, assignment):
    """Without the source, the gradebook must already know the assignment."""
    file = gradebook_file(coursedir)
    if file is None or file.exists():
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


def _read_released(coursedir, assignment, added):
    """The released notebooks by name; in those of the temporary folder it is noted which cells are `added`."""
    folder, released = _folder(coursedir, coursedir.release_directory, assignment), {}
    for path in sorted(folder.glob("*.ipynb")):
        nb = released[path.stem] = nbformat.read(path, as_version=4)
        names = {cell for notebook, cell in added if notebook == path.stem}
        if names and has_source(coursedir, assignment):
            nbformat.write(mark_added(nb, names), path)
    return released


def _take_back_marks(coursedir, assignment, submissions):
    """Set the automatic marks of an earlier grading to zero, and to be looked at, until there are new ones."""
    try:
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            for earlier in gradebook.assignment_submissions(assignment):
                if earlier.student_id not in {submission.student for submission in submissions}:
                    continue
                for grade in [grade for notebook in earlier.notebooks for grade in notebook.grades]:
                    # The mark of a task is a person's alone: no step would set it again.
                    if not isinstance(grade.cell, TaskCell):
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
