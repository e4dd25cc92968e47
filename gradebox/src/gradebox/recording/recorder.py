"""Write what `nbgrader autograde` writes, with one open gradebook and in batches.

nbgrader opens its gradebook about fifteen times for each notebook, and checks the metadata of every cell against a
schema that it compiles for each cell. Here the gradebook is opened once, the assignment is read once, and a
submission's rows stay in memory until a batch of submissions is written in one short transaction: nobody waits for a
lock while notebooks run. What is written is worked out by nbgrader's own preprocessors, with the course's own
configuration.

    with Recorder(assignment) as recorder:
        recorder.begin(submission)
        recorder.record(student, name, nb)  # for each notebook
        recorder.finish(student)

One process may record to a gradebook in one thread.

Marks and files stay together, however a run ends: the folder that the marks in the gradebook were given for is kept
beside the new one until the new marks are written, and is put back by whoever grades next.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from nbconvert.writers import FilesWriter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.converters import Autograde
from nbgrader.preprocessors import CheckCellMetadata
from nbgrader.utils import parse_utc
from traitlets.log import get_logger

from ..course import Assignment
from ..errors import RecordingError
from ..intake.beside import SECRET, TIMESTAMP, open_plain
from ..intake.sanitise import CheckMetadataOnce, around_execute
from ..model import Submission
from ..nbgrader_parts import (
    BatchGradebook,
    SubmissionRows,
    exporter_with,
    lent,
    resources_of,
    run_hook,
    sentence_on,
)
from . import by_hand

_STAND_INS = {CheckCellMetadata: CheckMetadataOnce}


def put_back(assignment: Assignment) -> None:
    """Put the folders back whose marks are still those in the gradebook: a run was stopped before it wrote new ones."""
    folder = assignment.course.folder("autograded")
    for aside in folder.glob(f"*/{_aside(Path(assignment.name))}"):
        graded = aside.with_name(assignment.name)
        _delete(graded)
        aside.rename(graded)


def _aside(folder):
    """Where a graded folder is kept until new marks are written; nbgrader does not look at names with a dot."""
    return folder.with_name(f".{folder.name}-before")


def _delete(folder):
    if folder.exists():
        utils.rmtree(str(folder))


class Recorder:
    """Records the submissions to one assignment; a context manager.

    `batch_size` is the number of finished submissions that are written to the gradebook at a time. Leaving the block
    writes the rest. A student who cannot be recorded leaves no row and no folder, and the others stay: RecordingError
    says who and why. Where the block is stopped, whoever was not written keeps the marks and the folder of an earlier
    time. `marked` is what by_hand.given found, so that marks by hand can stand. Since the rows of a batch are written together, `begin`, `finish` and the end of the block may
    raise it for students who were finished earlier. nbgrader.api.MissingEntry is raised on entry if the gradebook has
    no such assignment. Inside the block `gradebook` is the open gradebook.
    """

    def __init__(
        self, assignment: Assignment, batch_size: int = 50, marked: Mapping[str, Mapping] | None = None
    ):
        self.assignment, self.batch_size, self.marked = assignment, batch_size, marked or {}
        course = assignment.course
        self._converter = Autograde(coursedir=course.coursedir(assignment.name), config=course.config)
        self._converter.writer = FilesWriter(parent=self._converter, config=self._converter.config)
        _, after = around_execute(self._converter)
        steps = [_STAND_INS.get(step, step) for step in after]
        self._grader = exporter_with(self._converter, self._converter.exporter_class, steps)
        self._begun: dict[str, SubmissionRows] = {}
        self._finished: dict[str, SubmissionRows] = {}  # waiting to be written

    def __enter__(self) -> "Recorder":
        course = self.assignment.course
        self.gradebook = BatchGradebook(course.db_url, course.course_id, self.assignment.name)
        return self

    def __exit__(self, exc_type, exc_value, traceback) -> None:
        failures = dict.fromkeys(self._begun, "the submission was begun and not finished")
        for student in failures:
            self._remove(student, earlier=exc_type is None)
        try:
            self.commit()
        except RecordingError as error:
            failures |= error.failures
        finally:
            self.gradebook.close()
            if exc_type is not None:
                put_back(self.assignment)
        if failures and exc_type is None:
            raise RecordingError(failures)
        if failures:
            # What stopped the run is raised; this must not hide it.
            get_logger().error("%s", RecordingError(failures))

    def begin(self, submission: Submission) -> None:
        """Take up a submission, and copy its files; an earlier one is replaced, as with --force."""
        student = submission.student
        if student in self._finished:
            self.commit()  # so that the rows of the earlier one are found
        with self._all_or_nothing(student):
            self._put_aside(student)
            run_hook(self._converter, "pre", self.assignment.name, student, submission.paths)
            self._copy_files(student, submission.files, learners=True)
            self._write_texts(submission)
            if not self._converter.create_student:
                self.gradebook.find_student(student)
            timestamp = parse_utc(submission.timestamp) if submission.timestamp else None
            rows = self.gradebook.begin(student, timestamp)
            rows.take_back()
            rows.notebook_files = submission.paths
            self._begun[student] = rows
            self._copy_files(student, self.assignment.teachers, learners=False)
            rows.expected = rows.notebooks.keys() & submission.notebooks.keys()
            if not rows.expected:
                raise FileNotFoundError(
                    f"there is no notebook of {self.assignment.name} in {submission.folder}"
                )
            for name in rows.notebooks.keys() - submission.notebooks.keys():
                rows.give_nothing(name)

    def record(self, student: str, name: str, nb: NotebookNode) -> None:
        """Do what nbgrader does after it has run the notebook: marks, comments, late penalty, and the file."""
        rows = self._rows(student)
        with self._all_or_nothing(student), lent(self.gradebook, self._grader):
            resources = resources_of(self.assignment.course.db_url, student, self.assignment.name, name)
            output, resources = self._grader.from_notebook_node(nb, resources)
            self._converter.write_single_notebook(output, resources)
            rows.expected.discard(name)

    def finish(self, student: str) -> None:
        """Set the permissions of the files, and hand the rows over to be written with the next batch."""
        rows = self._rows(student)
        with self._all_or_nothing(student):
            if rows.expected:
                raise ValueError(f"nothing was recorded for {', '.join(sorted(rows.expected))}")
            if student in self.marked:
                by_hand.let_stand(self.assignment, self.gradebook, student, self.marked[student])
            self._converter.set_permissions(self.assignment.name, student)
            run_hook(self._converter, "post", self.assignment.name, student, rows.notebook_files)
            self._finished[student] = self._begun.pop(student)
            self.gradebook.begun.pop(student)
        if len(self._finished) >= self.batch_size:
            self.commit()

    def commit(self) -> None:
        """Write the rows of all finished submissions; those of a student who fails are left out."""
        finished, self._finished = self._finished, {}
        if not finished:
            return
        try:
            errors = self.gradebook.write(finished)
        except Exception as error:  # noqa: BLE001
            errors = dict.fromkeys(finished, error)
        except BaseException:  # stopped: nothing is written
            for student in finished:
                self._remove(student, earlier=False)
            raise
        for student in finished:
            if student in errors:
                self._remove(student)
            else:
                _delete(_aside(self.assignment.autograded(student)))
        if errors:
            failures = {student: sentence_on(error) for student, error in errors.items()}
            raise RecordingError(failures) from next(iter(errors.values()))

    def _rows(self, student):
        if student not in self._begun:
            raise RecordingError({student: "the submission was not begun, or has failed before"})
        return self._begun[student]

    @contextmanager
    def _all_or_nothing(self, student) -> Iterator[None]:
        """Take back what was done for a student if anything fails."""
        try:
            yield
        except Exception as error:
            self._remove(student)
            raise RecordingError({student: sentence_on(error)}) from error

    def _put_aside(self, student):
        folder = self.assignment.autograded(student)
        aside = _aside(folder)
        if folder.exists() and not aside.exists():
            folder.rename(aside)
        self._remove(student, earlier=False)

    def _remove(self, student, earlier=True):
        """Forget what was done for a student; with `earlier`, also the folder of an earlier time."""
        self._begun.pop(student, None)
        self.gradebook.begun.pop(student, None)
        folder = self.assignment.autograded(student)
        _delete(folder)
        if earlier:
            _delete(_aside(folder))

    def _copy_files(self, student, files: Mapping[str, Path], learners: bool):
        for name, path in files.items():
            target = self.assignment.autograded(student) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            if learners:
                with open_plain(path) as source, open(target, "wb") as file:
                    shutil.copyfileobj(source, file)
            else:
                shutil.copy(path, target)

    def _write_texts(self, submission):
        for name, text in ((TIMESTAMP, submission.timestamp), (SECRET, submission.secret)):
            if text is not None:
                path = self.assignment.autograded(submission.student) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
