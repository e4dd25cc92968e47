"""nbgrader's step Execute, done by gradebox: whatever the cells do, every graded cell gets a mark and a reason."""

from pathlib import Path
from typing import ClassVar

import nbformat
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import Execute
from traitlets import Bool, Float, Integer

from ..inert import Budget, count_of, inert_output
from ..intake.beside import (
    earlier_notebook,
    handed_in_files,
    hide_tests_of_others,
    left_out_for_size,
    teachers_files,
)
from ..intake.rebuild import coursedir_of, grade_id_of
from ..notes import KEY, add_note, read_lost
from .box import check_box, run_box
from .job import Earlier, Limits, is_own, is_skipped, make_job
from .kernels import other_kernel, why_not_run
from .marks import error_output, settle_outputs
from .results import Results

CELLS_TIME = 10  # times the limit of a cell: the limit of a notebook
NO_LIMIT = 7 * 24 * 3600  # seconds
TAMPERED = "TamperedError"


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

    def limits(self):
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

    def preprocess(self, nb, resources, km=None):
        """Put the outputs of the cells of `nb` into it. Raises NoBox or CannotRun if that is not possible here."""
        coursedir = coursedir_of(self)
        results = Results(coursedir.root)
        job, others = self._make_job(nb, resources, coursedir, results)
        result = None if needs_no_run(nb) else results.get(job.key)
        if result is None and not needs_no_run(nb):
            if job.boxed:
                check_box(course_folders(coursedir))
            result = run_box(job, warm=self.warm)
            if "failed" in result:
                raise CannotRun(result["failed"])
            if result["repeatable"]:
                results.put(job.key, result)
            else:
                self._results[job.key] = {name: result.get(name) for name in ("written", "programs")}
        fill_in_outputs(nb, result)
        hide_tests_of_others(nb, others, self.config)
        nb.metadata[KEY]["result"] = job.key
        return nb, resources

    # What this process's notebooks have left whose results are not kept, by the keys of their jobs.
    _results: ClassVar[dict] = {}

    def _make_job(self, nb, resources, coursedir, results):
        """The job for a notebook that nbgrader runs, and the earlier ones of which it finds files."""
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        names = resources.get("nbgrader", {})
        name, assignment = names.get("notebook", ""), names.get("assignment", "")
        # Not from the folder in which it runs: nbgrader has followed links into it.
        submitted = Path(
            coursedir.format_path(coursedir.submitted_directory, names.get("student", ""), assignment)
        )
        released = Path(coursedir.format_path(coursedir.release_directory, ".", assignment)).glob("*.ipynb")
        expected = sorted(path.stem for path in released)
        teachers = teachers_files(self.config, coursedir, assignment)
        found = handed_in_files(submitted, teachers, coursedir.ignore, self.handed_in_mb, expected)
        if found.too_large:
            add_note(nb, "incidents", left_out_for_size(found.too_large, self.handed_in_mb))
        kernel = None if read_lost(nb) else other_kernel(nb, course_folders(coursedir), self.kernel_name)
        earlier, others = Earlier(), []
        for other in expected:
            path = folder / f"{other}.ipynb"
            if other >= name or not path.is_file():
                continue
            before = nbformat.read(path, as_version=4)
            if needs_no_run(before):
                continue
            key = before.metadata.get(KEY, {}).get("result", "")
            result = self._results.get(key) or results.get(key) or {}
            earlier = earlier.and_then(other, earlier_notebook(before, self.config), result)
            others += [before] if result.get("written") else []
        job = make_job(
            nb,
            self.limits(),
            teachers,
            boxed=not self.unsafe_no_box,
            handed_in=found.files,
            earlier=earlier,
            hands_on=any(other > name for other in expected),
            kernel=kernel,
            referee=self.referee,
        )
        return job, others


def course_folders(coursedir):
    """The folders of a course that nothing which was handed in may read."""
    steps = ("source", "release", "submitted", "autograded", "feedback")
    folders = [Path(coursedir.root, getattr(coursedir, f"{step}_directory")) for step in steps]
    return [Path(coursedir.root), *filter(Path.exists, folders)]


class CannotRun(Exception):
    """Why a notebook could not be run, for which the learner cannot be blamed."""


def needs_no_run(nb):
    """Why `nb` is not run, or None."""
    lost = read_lost(nb)
    if lost:
        return lost
    return why_not_run(nb)


def fill_in_outputs(nb, result):
    """Put the result of run_box into `nb`, and settle the outputs of graded cells.

    `result` is None for a notebook that was not run. Errors that are the grader's own are not in a result.
    """
    code_cells = [(index, cell) for index, cell in enumerate(nb.cells) if cell.cell_type == "code"]
    reason, budget = needs_no_run(nb), Budget()
    for number, (index, cell) in enumerate(code_cells):
        cell.execution_count = None
        if reason:
            cell.outputs = [error_output("NotRun", f"not run: {reason}")]
            continue
        record = result["cells"][number]
        cell.outputs = [_valid(output, budget) for output in record["outputs"]]
        cell.execution_count = count_of(record["count"])
        notes = {
            name: True for name, is_so in (("own", is_own(cell)), ("referee", record.get("referee"))) if is_so
        }
        cell.metadata[KEY] = {"seconds": record["seconds"]} | notes
        if is_skipped(cell):
            cell.execution_count = None
            cell.outputs = [new_output("stream", text="This cell is not run when a notebook is graded.\n")]
        if record["incident"]:
            add_note(nb, "incidents", f"{_name(cell, index)}: {record['incident']}")
        if record["tampered"]:
            cell.metadata[KEY]["tampered"] = record["tampered"]
            cell.outputs.append(error_output(TAMPERED, record["tampered"]))
            add_note(nb, "incidents", f"{_name(cell, index)}: {record['tampered']}")
    if reason and not read_lost(nb):
        add_note(nb, "incidents", f"not run: {reason}")
    if not reason:
        nb.metadata[KEY].update(seconds=result["seconds"], box=result["box"])
        if result.get("not_handed_on"):
            note = f"later notebooks do not find {result['not_handed_on']} of the files that it wrote"
            add_note(nb, "incidents", f"{note}: they are too large, too many, or came too late")
        if result.get("short_of_memory"):
            add_note(nb, "incidents", "a process was ended, since all of the notebook's used too much memory")
    for index, cell in code_cells:
        if utils.is_grade(cell) and not utils.is_solution(cell):
            complaint = settle_outputs(cell, float(cell.metadata.nbgrader["points"]))
            if complaint:
                add_note(nb, "incidents", f"{_name(cell, index)}: {complaint}")
    if not reason and result.get("draw") is not None:
        nb.metadata[KEY]["draw"] = result["draw"]
        if any(_is_lost(cell) for _, cell in code_cells):
            add_note(nb, "remarks", f"tested with draw {result['draw']} of the random numbers")


def _is_lost(cell):
    """Whether a test did not give all its points."""
    if not utils.is_grade(cell) or utils.is_solution(cell):
        return False
    points, most = utils.determine_grade(cell)
    return points < most


def _valid(output, budget):
    """An output as nbformat wants it, which nothing runs in: it came from a process that ran a learner's code."""
    try:
        return inert_output(_printable(output), budget)
    except (KeyError, TypeError, ValueError):
        return error_output("InvalidOutputError", "the cell made an output that no notebook can hold")


def _printable(value):
    """The same value with lone surrogates, which no file can hold, replaced."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_printable(key): _printable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_printable(item) for item in value]
    return value


def _name(cell, index):
    return grade_id_of(cell) or f"cell {index + 1}"
