"""The way of a notebook from its text to its outputs; `nbgrader autograde`, the formgrader and `gradebox grade` share it.

job = execution.job(nb, files, earlier, hands_on)     # None: it needs no run
result = execution.known(job)                         # of an earlier run, or None
result = execution.keep(job, run_box(job))            # in this process or in a worker
execution.fill_in(nb, job, result, earlier)           # outputs and notes
execution.hand_on(earlier, name, nb, result)          # what the later notebooks of the submission find
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from nbformat import NotebookNode

from ..errors import CannotRun
from ..notes import KEY, notes_of
from .box import check_box
from .earlier import Earlier, hide_tests_of_others
from .job import Job
from .kernels import other_kernel
from .outputs import fill_in_outputs, needs_no_run
from .planning import make_job
from .results import Result, Results

if TYPE_CHECKING:
    from ..course import Assignment


class Execution:
    """How the notebooks of one assignment are run.

    `boxed`: False runs them with all rights of this process. `here`: whether they run on this machine.
    """

    # What this process's notebooks have left whose results are not kept, by the keys of their jobs.
    _left: ClassVar[dict[str, Result]] = {}

    def __init__(self, assignment: "Assignment", boxed: bool = True, here: bool = True):
        self.assignment, self.boxed, self.here = assignment, boxed, here
        self.config, self.step = assignment.course.config, assignment.step
        self.limits = self.step.limits()
        self.results = Results(assignment.course.root)

    def job(
        self, nb: NotebookNode, handed_in: Mapping[str, Path], earlier: Earlier, hands_on: bool
    ) -> Job | None:
        """What is to be run of the sanitised notebook `nb`; None if nothing is.

        handed_in: the learner's files beside it, by their paths. hands_on: whether later notebooks want its files.
        """
        if needs_no_run(nb):
            return None
        kernel = other_kernel(nb, self.assignment.course.private, self.step.kernel_name)
        files = self.assignment.teachers
        return make_job(
            nb,
            self.limits,
            files,
            self.boxed,
            handed_in,
            earlier,
            hands_on,
            kernel,
            here=self.here,
            referee=self.step.referee,
        )

    def known(self, job: Job | None) -> Result | None:
        """The result of an earlier run of the same job, or None."""
        return self.results.get(job.key) if job else None

    def check_box(self) -> str:
        """A sentence on the box that is used; NoBox if there is none, and none was declined."""
        return check_box(self.assignment.course.private) if self.boxed else ""

    def keep(self, job: Job, result: Result) -> Result:
        """Note the result of run_box for the next time, and return it; CannotRun if the grader's side has failed."""
        if "failed" in result:
            raise CannotRun(result["failed"])
        if result["repeatable"] and all(file.is_unchanged() for file in job.large.values()):
            self.results.put(job.key, result)
        else:
            self._left[job.key] = {name: result.get(name) for name in ("written", "programs")}
        return result

    def fill_in(self, nb: NotebookNode, job: Job | None, result: Result | None, earlier: Earlier) -> None:
        """Put the outputs into `nb`; both are None for a notebook that was not run."""
        fill_in_outputs(nb, result)
        hide_tests_of_others(nb, earlier.others, self.config)
        if job:
            nb.metadata[KEY]["result"] = job.key

    def hand_on(self, earlier: Earlier, name: str, nb: NotebookNode, result: Result | None = None) -> None:
        """Add the notebook `nb`, which has its outputs, to what later ones find; its result is looked up if not given."""
        if needs_no_run(nb):
            return
        key = notes_of(nb).get("result", "")
        result = result or self.results.get(key) or self._left.get(key) or {}
        earlier.add(name, nb, result, self.config)
