"""Run the notebooks of a class: those whose result is not known yet, many at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from nbformat import NotebookNode

from ..errors import CannotGrade, CannotRun, NoBox, RecordingError
from ..model import Submission
from ..workers import Workers
from .box import run_box
from .earlier import Earlier
from .execution import Execution
from .job import Job
from .results import Result

Sanitise = Callable[[str, str, NotebookNode], NotebookNode]  # student, name, rebuilt notebook


@dataclass
class _Entry:
    """A submission of which some notebooks are still to be run.

    They run in the order of their names, as with nbgrader: each finds what the earlier ones left.
    """

    submission: Submission
    names: deque[str]  # of the notebooks that are not done
    earlier: Earlier = field(default_factory=Earlier)


class Runner:
    """Fills in the outputs of submissions, from the course's folder of results or from the workers."""

    def __init__(
        self, execution: Execution, workers: Workers, sanitise: Sanitise, say: Callable[[str], None]
    ):
        self.execution, self.workers, self.sanitise, self.say = execution, workers, sanitise, say
        self._told: set[str] = set()  # the notebooks of which was said who runs their tests
        self.warm = execution.step.warm
        self._waiting: dict[
            str, tuple[Job, list[_Entry]]
        ] = {}  # by the key of the job: the same work is run once

    def run(self, submissions: Iterable[Submission]) -> Iterator[Submission]:
        """Yield each submission when its notebooks have their outputs, or when it has a `failure`."""
        for submission in submissions:
            yield from self._go_on([_Entry(submission, deque(sorted(submission.notebooks)))])
        for done in self.workers.drain():
            yield from self._go_on(self._arrived(*done))

    def _go_on(self, entries):
        """Fill in what is known of each entry until it needs a worker; yield those that are complete."""
        entries = deque(entries)
        while entries:
            entry = entries.popleft()
            job = self._next_job(entry)
            if job is None:
                yield entry.submission
                continue
            _, waiting = self._waiting.setdefault(job.key, (job, []))
            waiting.append(entry)
            if len(waiting) == 1:
                for done in self.workers.put(job.key, run_box, job, self.warm):
                    entries += self._arrived(*done)

    def _next_job(self, entry):
        """The job of the next notebook that has to be run, or None if nothing is left to do."""
        submission = entry.submission
        while entry.names and not submission.failure:
            name = entry.names[0]
            handed_in = submission.notebooks[name]
            try:
                handed_in.nb = self.sanitise(submission.student, name, handed_in.nb)
            except RecordingError as error:
                submission.failure = error.failures[submission.student]
                break
            try:
                job = self.execution.job(handed_in.nb, submission.files, entry.earlier, len(entry.names) > 1)
            except OSError as error:  # a file that was handed in has gone, or has become a link
                submission.failure = f"{type(error).__name__}: {error}"
                break
            if job and job.solutions and name not in self._told:
                self._told.add(name)
                self.say(f"{name}.ipynb: {_who_runs(job)}")
            result = self.execution.known(job)
            if job and result is None:
                return job
            self._fill_in(entry, job, result)
        return None

    def _fill_in(self, entry, job, result):
        """Put what came of the first of the notebooks that are not done into it, and note what it leaves."""
        name = entry.names.popleft()
        nb = entry.submission.notebooks[name].nb
        self.execution.fill_in(nb, job, result, entry.earlier)
        if entry.names:
            self.execution.hand_on(entry.earlier, name, nb, result)

    def _arrived(self, key: str, result: Result | None, error: str | None) -> list[_Entry]:
        job, entries = self._waiting.pop(key)
        try:
            if error:
                raise CannotRun(error)
            self.execution.keep(job, result)
        except CannotRun as failure:
            for entry in entries:
                entry.submission.failure = str(failure)
        else:
            for entry in entries:
                self._fill_in(entry, job, result)
        return entries


def describe(execution: Execution, workers: Workers) -> str:
    """A sentence on what notebooks are run in. Raises CannotGrade if there is no box and none was declined."""
    if not execution.boxed:
        return "There was no box: what was handed in ran with all your rights on this machine."
    if workers.scheduler:
        return "Notebooks ran in boxes, on the workers of the cluster."
    try:
        return f"Notebooks ran in boxes; {execution.check_box()}."
    except NoBox as error:
        raise CannotGrade(
            f"There is no box to grade in: {error}. To run what was handed in with all your rights on this "
            "machine, add --unsafe-no-box."
        ) from None


def _who_runs(job):
    """A sentence on the tests of a job."""
    tests = [cell.get("where") == "referee" for cell in job.cells if cell["graded"]]
    if all(tests):
        return f"the referee runs all {len(tests)} tests."
    return f"the referee runs {sum(tests)} of {len(tests)} tests, the others run in the process of the student's code."
