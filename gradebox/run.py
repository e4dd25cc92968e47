"""Run the notebooks of a class: those whose result is not known yet, many at a time."""

from dataclasses import dataclass, field

import nbformat
from nbgrader import utils
from nbgrader.converters import Autograde

from .box import NoBox, check_box, run_box
from .cache import Results
from .collect import CannotGrade
from .execute import ExecuteInBox, course_folders, fill_in_outputs, needs_no_run
from .job import make_job
from .record import RecordingError


@dataclass
class _Waiting:
    """A submission of which some notebooks are still being run."""

    submission: object
    notebooks: dict
    missing: set = field(default_factory=set)
    failure: str | None = None


class Runner:
    """Fills in the outputs of submissions, from the course's folder of results or from the workers.

    Raises CannotGrade if this machine permits no box and none was declined.
    """

    def __init__(self, config, coursedir, assignment, workers, options):
        self.coursedir, self.assignment, self.workers = coursedir, assignment, workers
        step = ExecuteInBox(config=config)
        self.limits, self.warm = step.limits(), step.warm
        self.boxed = not (options.unsafe_no_box or step.unsafe_no_box)
        self.results = Results(coursedir.root)
        self.files = _files_of(config, coursedir, assignment)
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
            entry = _Waiting(submission, {})
            jobs = self._look_up(entry, recorder)
            entry.missing = set(jobs)
            for name, job in jobs.items():
                waiting.setdefault(job.key, []).append((entry, name))
                if len(waiting[job.key]) == 1:
                    for done in self.workers.put(job.key, run_box, job, self.warm):
                        yield from self._arrived(waiting, *done)
            if not jobs:
                yield entry.submission, entry.notebooks, entry.failure
        for done in self.workers.drain():
            yield from self._arrived(waiting, *done)

    def _look_up(self, entry, recorder):
        """Fill in what is known of a submission; returns the jobs that are to be run, by name of the notebook."""
        jobs = {}
        for name in sorted(entry.submission.notebooks):
            nb = self._prepare(entry, name, recorder)
            if nb is None:
                continue
            job = None if needs_no_run(nb) else make_job(nb, self.limits, self.files, self.boxed)
            result = job and self.results.get(job.key)
            if job and result is None:
                jobs[name] = job
            else:
                fill_in_outputs(nb, result)
        return jobs

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
        for entry, name in waiting.pop(key):
            if failure:
                entry.failure = failure
            else:
                fill_in_outputs(entry.notebooks[name], result)
            entry.missing.discard(name)
            if not entry.missing:
                yield entry.submission, entry.notebooks, entry.failure


def _files_of(config, coursedir, assignment):
    """The files that the teacher put beside the source notebooks: {path: Path}."""
    folder = coursedir.format_path(coursedir.source_directory, ".", assignment)
    left_alone = Autograde(coursedir=coursedir, config=config).exclude_overwriting.get(assignment, [])
    paths = utils.find_all_files(folder, [*coursedir.ignore, "*.ipynb"])
    names = {path[len(folder) :].lstrip("/"): path for path in paths}
    return {name: path for name, path in sorted(names.items()) if name not in left_alone}
