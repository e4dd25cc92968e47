"""nbgrader's step Execute, done by gradebox: whatever the cells do, every graded cell gets a mark and a reason."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from traitlets import Bool, Float, Integer

from ..intake.beside import handed_in_files, left_out_for_size
from ..nbgrader_parts import coursedir_of
from ..notes import add_note
from .box import run_box
from .earlier import Earlier
from .execution import Execution
from .job import Limits

CELLS_TIME = 10  # times the limit of a cell: the limit of a notebook
NO_LIMIT = 7 * 24 * 3600  # seconds


class ExecuteInBox(Execute):
    """Runs a notebook in its box, or takes the result of the same notebook from the course's folder of results.

    Cells that run too long, print too much, or end their kernel get an error output with a plain sentence.
    """

    timeout = Integer(60, allow_none=True, help="Seconds that one cell may run.").tag(config=True)
    iopub_timeout = Integer(
        10, help="Seconds that an interrupted cell has to stop, before its kernel is killed."
    ).tag(config=True)
    notebook_timeout = Integer(
        None,
        allow_none=True,
        help="Seconds that one notebook may run; None for ten times as long as one cell.",
    ).tag(config=True)
    memory_mb = Integer(2048, help="Memory of a notebook's processes, in MiB.").tag(config=True)
    processes = Integer(256, help="Processes and threads of a notebook.").tag(config=True)
    disk_mb = Integer(256, help="Size of a notebook's private /tmp, in MiB.").tag(config=True)
    output_mb = Float(10.0, help="Output of a cell, in MB (millions of bytes).").tag(config=True)
    unsafe_no_box = Bool(
        False, help="Run what was handed in without a box, with all your rights on this machine."
    ).tag(config=True)
    handed_in_mb = Float(
        50.0, help="Size of the files that a student handed in beside the notebooks, in MB, together."
    ).tag(config=True)
    referee = Bool(
        False,
        help="Run tests that only look at values in a process that no line of a student's code ever runs in.",
    ).tag(config=True)
    warm = Bool(True, help="Fork from a process that has imported what the notebook imports.").tag(
        config=True
    )

    def limits(self) -> Limits:
        """The Limits that the configuration asks for."""
        # As to nbclient, None, 0 and -1 are no limit.
        cell = self.timeout if self.timeout and self.timeout > 0 else None
        notebook = self.notebook_timeout
        if notebook is None:
            notebook = cell and cell * CELLS_TIME
        return Limits(
            cell_seconds=cell,
            interrupt_seconds=self.iopub_timeout,
            notebook_seconds=notebook if notebook and notebook > 0 else NO_LIMIT,
            memory_bytes=self.memory_mb << 20,
            processes=self.processes,
            disk_bytes=self.disk_mb << 20,
            output_bytes=int(self.output_mb * 1e6),
        )

    def preprocess(self, nb: NotebookNode, resources: dict, km: object = None) -> tuple[NotebookNode, dict]:
        """Put the outputs of the cells of `nb` into it. Raises NoBox or CannotRun if that is not possible here."""
        # Here, since a course has this step among its settings.
        from ..course import Assignment, Course

        names = resources.get("nbgrader", {})
        name, student = names.get("notebook", ""), names.get("student", "")
        course = Course.of(coursedir_of(self), self.config)
        assignment = Assignment(course, names.get("assignment", ""))
        execution = Execution(assignment, boxed=not self.unsafe_no_box)
        # Not from the folder in which it runs: nbgrader has followed links into it.
        found = handed_in_files(
            assignment.submitted(student),
            assignment.teachers,
            course.ignore,
            self.handed_in_mb,
            assignment.names,
        )
        if found.too_large:
            add_note(nb, "incidents", left_out_for_size(found.too_large, self.handed_in_mb))
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        earlier = _earlier(execution, folder, [other for other in assignment.names if other < name])
        hands_on = any(other > name for other in assignment.names)
        job = execution.job(nb, found.files, earlier, hands_on)
        result = execution.known(job)
        if job and result is None:
            execution.check_box()
            result = execution.keep(job, run_box(job, warm=self.warm))
        execution.fill_in(nb, job, result, earlier)
        return nb, resources


def _earlier(execution, folder, names):
    """What a notebook finds of those of the names that lie in `folder`, run already."""
    earlier = Earlier()
    for name in names:
        path = folder / f"{name}.ipynb"
        if path.is_file():
            execution.hand_on(earlier, name, nbformat.read(path, as_version=4))
    return earlier
