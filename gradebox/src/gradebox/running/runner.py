"""Run the notebooks of a class: those whose result is not known yet, many at a time."""

from collections import deque
from dataclasses import dataclass, field

import nbformat

from ..intake.beside import earlier_notebook, hide_tests_of_others, teachers_files
from ..intake.collect import CannotGrade
from ..notes import KEY
from ..recording.recorder import RecordingError
from .box import NoBox, check_box, run_box
from .execute import ExecuteInBox, course_folders, fill_in_outputs, needs_no_run
from .job import Earlier, make_job
from .kernels import other_kernel
from .results import Results


@dataclass
class _Waiting:
    """A submission of which some notebooks are still to be run.

    They run in the order of their names, as with nbgrader: each finds what the earlier ones left.
    """

    submission: object
    names: deque  # of the notebooks that are not done
    notebooks: dict = field(default_factory=dict)
    earlier: Earlier = field(default_factory=Earlier)
    others: list = field(default_factory=list)  # notebooks that have left files
    failure: str | None = None


class Runner:
    """Fills in the outputs of submissions, from the course's folder of results or from the workers.

    Raises CannotGrade if this machine permits no box and none was declined.
    """

    def __init__(self, config, coursedir, assignment, workers, options):
        self.config, self.coursedir, self.assignment, self.workers = config, coursedir, assignment, workers
        step = ExecuteInBox(config=config)
        self.limits, self.warm, self.kernel_name = step.limits(), step.warm, step.kernel_name
        self.referee, self._told = step.referee, set()
        self._say = options.say
        self.boxed = not (options.unsafe_no_box or step.unsafe_no_box)
        self.results = Results(coursedir.root)
        self.files = teachers_files(config, coursedir, assignment)
        options.say(self._how(coursedir, options))

    def _how(self, coursedir, options):
        """A sentence on what notebooks are run in."""
        if not self.boxed:
            return "There was no box: what was handed in ran with all your rights on this machine."
        if options.scheduler:
            return "Notebooks ran in boxes, on the workers of the cluster."
        try:
            return f"Notebooks ran in boxes; {check_box(course_folders(coursedir))}."
        except NoBox as error:
            raise CannotGrade(
                f"There is no box to grade in: {error}. To run what was handed in with all your rights on this "
                "machine, add --unsafe-no-box."
            ) from None

    def run(self, submissions, recorder):
        """Yield (submission, {name: executed notebook}, failure) for every submission, as they are completed."""
        waiting = {}  # by the key of the job: the same work is run once
        for submission in submissions:
            entry = _Waiting(submission, deque(sorted(submission.notebooks)))
            yield from self._go_on([entry], waiting, recorder)
        for done in self.workers.drain():
            yield from self._go_on(self._arrived(waiting, *done), waiting, recorder)

    def _go_on(self, entries, waiting, recorder):
        """Fill in what is known of each entry until it needs a worker; yield those that are complete."""
        entries = deque(entries)
        while entries:
            entry = entries.popleft()
            job = self._next_job(entry, recorder)
            if job is None:
                yield entry.submission, entry.notebooks, entry.failure
                continue
            waiting.setdefault(job.key, []).append(entry)
            if len(waiting[job.key]) == 1:
                for done in self.workers.put(job.key, run_box, job, self.warm):
                    entries += self._arrived(waiting, *done)

    def _next_job(self, entry, recorder):
        """The job of the next notebook that has to be run, or None if nothing is left to do."""
        while entry.names and not entry.failure:
            nb = self._prepare(entry, entry.names[0], recorder)
            if nb is None:
                break
            job = None if needs_no_run(nb) else self._make_job(entry, nb)
            result = job and self.results.get(job.key)
            if job and result is None:
                return job
            self._fill_in(entry, job and job.key, result)
        return None

    def _make_job(self, entry, nb):
        job = make_job(
            nb,
            self.limits,
            self.files,
            self.boxed,
            entry.submission.files,
            entry.earlier,
            hands_on=len(entry.names) > 1,
            kernel=other_kernel(nb, course_folders(self.coursedir), self.kernel_name),
            referee=self.referee,
        )
        if self.referee and entry.names[0] not in self._told:
            self._told.add(entry.names[0])
            self._say(f"{entry.names[0]}.ipynb: {_who_runs(job)}")
        return job

    def _fill_in(self, entry, key, result):
        """Put what came of the first of the notebooks that are not done into it, and note what it leaves."""
        name = entry.names.popleft()
        nb = entry.notebooks[name]
        fill_in_outputs(nb, result)
        hide_tests_of_others(nb, entry.others, self.config)
        if result is None:
            return
        nb.metadata[KEY]["result"] = key
        if entry.names:
            entry.earlier = entry.earlier.and_then(name, earlier_notebook(nb, self.config), result)
            entry.others += [nb] if result.get("written") else []

    def _prepare(self, entry, name, recorder):
        """The sanitised notebook, or None if it could not be made."""
        submission = entry.submission
        try:
            nb = nbformat.read(submission.staged / f"{name}.ipynb", as_version=4)
            entry.notebooks[name] = recorder.sanitise(submission.student, name, nb)
            return entry.notebooks[name]
        except RecordingError as error:
            entry.failure = error.failures[submission.student]
            return None

    def _arrived(self, waiting, key, result, error):
        failure = error or result.get("failed")
        if not failure and result["repeatable"]:
            self.results.put(key, result)
        entries = waiting.pop(key)
        for entry in entries:
            if failure:
                entry.failure = failure
            else:
                self._fill_in(entry, key, result)
        return entries


def _who_runs(job):
    """A sentence on the tests of a job."""
    tests = [cell.get("where") == "referee" for cell in job.cells if cell["graded"]]
    if all(tests):
        return f"the referee runs all {len(tests)} tests."
    return f"the referee runs {sum(tests)} of {len(tests)} tests, the others run in the process of the student's code."
