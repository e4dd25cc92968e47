"""Grade a class: what was handed in is run in parallel, and recorded by one writer; no submission stops another."""

import difflib
import fnmatch
import os
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbgrader.api import MissingEntry, TaskCell
from nbgrader.converters import GenerateAssignment
from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm
from traitlets.log import get_logger

from .course import Assignment, Course, open_course
from .errors import CannotGrade, RecordingError
from .feedback.pages import FeedbackPages
from .inert import one_line
from .intake.collect import find_students, read_submissions
from .intake.sanitise import Sanitiser
from .model import NotebookRecord, Reason, Submission
from .nbgrader_parts import LOG_FILE, run_converter
from .recording import by_hand
from .recording.recorder import Recorder, put_back
from .regrading.changes import Added
from .report.read import Seen, read_marks, records_of, records_of_gone, see
from .running.box import warm_up
from .running.execution import Execution
from .running.planning import imported_modules, large_files
from .running.runner import Runner, describe
from .workers import Workers
from .working import begin_grading, working

FEW = 3  # submissions that the progress bar waits for, and names


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


def grade_assignment(
    course_dir: str | Path | None, assignment: str, options: Options | None = None
) -> list[NotebookRecord]:
    """Grade all that was handed in for `assignment`, make the feedback, and return a record of each notebook.

    Notebooks that were run before, within the same limits and with the same packages, are not run again. The marks go
    to the course's gradebook; those of an earlier time stay until the new ones of a student are written, also if the
    run is stopped, and are taken back if this time something fails. Raises CannotGrade if there is nothing to grade, or nothing to grade it with.
    """
    options = options or Options()
    course = open_course(course_dir, options.say)
    check_course(course, assignment)
    return grade_course(course, assignment, options)


def check_course(course: Course, assignment: str, handed_in: bool = True) -> None:
    """Raise CannotGrade unless there is something to grade, and a gradebook to write to.

    `handed_in` False: nobody needs to have handed in yet.
    """
    _check_assignment(course, assignment)
    if handed_in:
        _check_submitted(course)
    course.check_gradebook()


def grade_course(
    course: Course, name: str, options: Options, added: frozenset[tuple[str, str]] = frozenset()
) -> list[NotebookRecord]:
    """As grade_assignment, for an open course.

    `added` are (notebook, cell) of cells that came in after learners had fetched the assignment.
    """
    with (
        working(course) as (errors, work),
        Workers(options.workers, options.scheduler, options.without_tls) as workers,
    ):
        begin_grading(course, name, work)
        given = Assignment(course, name)
        put_back(given)
        boxed = not (options.unsafe_no_box or given.step.unsafe_no_box)
        _warm_up(given, workers, boxed)
        options.say(describe(Execution(given, boxed), workers))
        marked = _marked_by_hand(given)  # before the author's changes get into the gradebook
        assignment = _prepare(course, name, work, errors, added)
        _let_wait(assignment, marked)
        execution = Execution(assignment, boxed, here=options.scheduler is None)
        students, others = find_students(assignment)
        students, left_out = _select(assignment, students)
        if not students:
            raise CannotGrade(
                f"Nobody has handed in {name}: there is no {course.submitted}/STUDENT/{name}/ with a notebook in it."
            )
        graded = _run_and_record(assignment, students, execution, workers, options, marked)
        records, gone = _finish(assignment, graded, workers, options, left_out)
        told = {record.student for record in gone}  # better than that they handed in nothing
        others = [record for record in others if record.needs_attention or record.student not in told]
        records += gone + left_out + others
    return sorted(records, key=lambda record: (record.student, record.notebook))


def _warm_up(assignment, workers, boxed):
    """Have the workers import what the first notebook imports, while this process prepares the rest.

    Where marks were given before, most results are known, and nothing may have to be run.
    """
    sources = sorted(assignment.source.glob("*.ipynb"))
    if (
        not sources
        or not assignment.step.warm
        or any(assignment.course.folder("autograded").glob(f"*/{assignment.name}"))
    ):
        return
    try:
        preload = imported_modules(nbformat.read(sources[0], as_version=4))
    except Exception:  # noqa: BLE001
        return  # nbgrader will say what is wrong with it
    large = frozenset(large_files(assignment.teachers).values())
    workers.start(warm_up, preload, boxed, large)


def _select(assignment, students):
    """The students that the course's settings ask for, and records of the others."""
    kept, others = [], []
    for student in students:
        setting = None
        if student in assignment.course.left_out:
            setting = "student_id_exclude"
        elif not fnmatch.fnmatchcase(student, assignment.course.wanted):
            setting = "student_id"
        if setting:
            reason = Reason("remark", f"left out, as CourseDirectory.{setting} says")
            others.append(NotebookRecord(student, assignment.name, "", reasons=[reason]))
        else:
            kept.append(student)
    return kept, others


def _marked_by_hand(assignment):
    """What by_hand.given finds; nothing where there is no gradebook."""
    if not assignment.course.has_gradebook():
        return {}
    with assignment.course.gradebook() as gradebook:
        return by_hand.given(assignment, gradebook)


def _let_wait(assignment, marked):
    if not marked:
        return
    with _writing(assignment) as gradebook:
        by_hand.let_wait(assignment, gradebook, marked)


@contextmanager
def _writing(assignment):
    """The open gradebook; CannotGrade if it cannot be written."""
    try:
        with assignment.course.gradebook() as gradebook:
            yield gradebook
    except SQLAlchemyError as error:
        raise CannotGrade(f"The gradebook cannot be written ({error}).") from error


def _run_and_record(assignment, students, execution, workers, options, marked):
    """Run and record what the students have handed in; returns each submission with what its notebooks say."""
    graded: dict[str, tuple[Submission, dict[str, Seen]]] = {}
    failed = set()

    def note(error):
        get_logger().error("%s", error)
        for student, why in error.failures.items():
            graded[student][0].failure = f"could not be graded: {why}"
        failed.update(error.failures)

    bar = tqdm(total=len(students), desc=assignment.name, unit="submission", disable=not options.progress)
    try:
        with bar, Recorder(assignment, marked=marked) as recorder:
            runner = Runner(
                execution, workers, Sanitiser(assignment, recorder.gradebook).sanitise, options.say
            )
            _show_whom_it_waits_for(bar, students, graded)
            for submission in runner.run(read_submissions(assignment, students)):
                seen = {}
                graded[submission.student] = submission, seen
                try:
                    _record(recorder, submission, seen)
                except RecordingError as error:
                    note(error)
                for handed_in in submission.notebooks.values():
                    handed_in.nb = None
                bar.update()
                _show_whom_it_waits_for(bar, students, graded)
    except RecordingError as error:  # in the last batch
        note(error)
    finally:
        _take_back_marks(assignment, failed)
    return [graded[student] for student in students if student in graded]


def _show_whom_it_waits_for(bar, students, graded):
    """Name the last students behind the bar: it may stand still for minutes where a notebook never ends."""
    left = [one_line(student, longest=40) for student in students if student not in graded]
    bar.set_postfix_str(f"waiting for {', '.join(left)}" if 0 < len(left) <= FEW else "")


def _record(recorder, submission, seen):
    """Record one submission, and note in `seen` what its notebooks say beside the marks."""
    student = submission.student
    if submission.failure:
        raise RecordingError({student: submission.failure})
    recorder.begin(submission)
    for name, handed_in in submission.notebooks.items():
        recorder.record(student, name, handed_in.nb)
        seen[name] = see(handed_in.nb)
    recorder.finish(student)


def _finish(assignment, graded, workers, options, left_out):
    """Read all marks back, and make the feedback; returns the records, and those of students who are gone."""
    records = []
    pages = FeedbackPages(assignment, workers)
    bar = tqdm(total=len(graded), desc="feedback", unit="submission", disable=not options.progress)
    with bar, assignment.course.gradebook() as gradebook:
        try:
            marks = read_marks(gradebook, assignment.name)
        except SQLAlchemyError as error:
            raise CannotGrade(f"The gradebook cannot be read ({error}).") from error
        for submission, seen in graded:
            mine = records_of(marks, assignment.name, submission, seen)
            if submission.failure:
                pages.remove(submission.student)
            elif options.feedback:
                try:
                    pages.make(gradebook, submission)
                except Exception as error:  # noqa: BLE001
                    get_logger().exception("no feedback for %s", submission.student)
                    text = f"no feedback could be made: {type(error).__name__}: {error}"
                    for record in mine:
                        record.reasons.append(Reason("grader", text))
                gradebook.db.expire_all()
            records += mine
            bar.update()
        pages.wait()
    for record in records:
        failure = pages.failures.get((record.student, record.notebook))
        if failure:
            record.reasons.append(Reason("grader", f"no feedback could be made: {failure}"))
    known = {submission.student for submission, _ in graded} | {record.student for record in left_out}
    return records, records_of_gone(marks, assignment, known)


def _check_assignment(course, assignment):
    """Raise CannotGrade unless `assignment` is the name of one."""
    names = set()
    for step in ("source", "release"):
        folder = course.folder(step)
        names |= {path.parent.name for path in folder.glob("*/*.ipynb")} if folder.is_dir() else set()
    if assignment in names:
        return
    close = difflib.get_close_matches(assignment, names, n=1, cutoff=0.7)
    if close:
        hint = f"Did you mean {close[0]}?"
    elif names:
        hint = f"The assignments are: {', '.join(sorted(names))}."
    else:
        hint = f"There is no notebook in {course.source}/ either. Is {course.root} the course? (--course-dir)"
    raise CannotGrade(f"There is no assignment {assignment}. {hint}")


def _check_submitted(course):
    if not course.folder("submitted").is_dir():
        raise CannotGrade(
            f"There is no folder {course.submitted}/ in {course.root}: put each submission at "
            f"{course.submitted}/STUDENT/ASSIGNMENT/NOTEBOOK.ipynb."
        )


def _prepare(course, name, work, errors, added):
    """The assignment, recorded with its hidden tests in the gradebook.

    Autograding needs it there. nbgrader records an assignment when it generates it, so it is generated here: into a
    temporary folder, which leaves the released notebooks of the course alone, and which from now on is taken for the
    release, so that what is graded against always agrees with the gradebook.
    """
    assignment = Assignment(course, name, added | Added(course.root, name).read())
    if not assignment.has_source():
        _check_known(assignment)
        return Assignment(course, name)
    course, failure = generate(course, name, work, errors)
    if failure and "Cannot" in failure and "submissions" in failure:
        raise CannotGrade(
            f"Notebooks or cells of {name} were added or taken out after marks were given. See who gains and who "
            f"loses by it: gradebox regrade {name}. Nothing is written until --write; marks by hand, "
            "comments, extra credit and extensions stay."
        )
    if failure:
        assignment.read_source()  # says which of them cannot be read
        raise CannotGrade(f"{name} could not be prepared ({failure}). {LOG_FILE} says more.")
    return replace(assignment, course=course)


def generate(course: Course, name: str, work: Path, errors: list[str]) -> tuple[Course, str | None]:
    """Generate an assignment into the temporary folder `work`.

    Returns the course with that as its folder of releases, and why it failed, or None.
    """
    course = replace(course, release=os.path.join(work.name, "release"))
    failure = run_converter(GenerateAssignment, course.config, course.coursedir(name), errors)
    return course, failure


def _check_known(assignment):
    """Without the source, the gradebook must already know the assignment."""
    if assignment.course.has_gradebook():
        with assignment.course.gradebook() as gradebook:
            try:
                gradebook.find_assignment(assignment.name)
                return
            except MissingEntry:
                pass
    raise CannotGrade(
        f"The hidden tests of {assignment.name} are not known: there is no notebook in "
        f"{assignment.course.source}/{assignment.name}/, and the gradebook has no such assignment."
    )


def _take_back_marks(assignment, failed):
    """Set the automatic marks of an earlier time to zero, and to be looked at, for those who could not be graded."""
    if not failed:
        return
    with _writing(assignment) as gradebook:
        for earlier in gradebook.assignment_submissions(assignment.name):
            if earlier.student_id not in failed:
                continue
            for grade in [grade for notebook in earlier.notebooks for grade in notebook.grades]:
                # The mark of a task is a person's alone: no step would set it again.
                if not isinstance(grade.cell, TaskCell):
                    grade.auto_score = 0.0
                    grade.needs_manual_grade = True
        gradebook.db.commit()
