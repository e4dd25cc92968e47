"""Put what came out of the box into a notebook, so that nbgrader reads the right marks from it."""

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils

from ..cells import grade_id_of, is_own, is_skipped, is_test
from ..inert import Budget, count_of, inert_output
from ..notes import KEY, add_note, read_lost
from .kernels import why_not_run
from .marks import error_output, settle_outputs
from .results import Result


def needs_no_run(nb: NotebookNode) -> str | None:
    """Why `nb` is not run, or None."""
    return read_lost(nb) or why_not_run(nb)


def fill_in_outputs(nb: NotebookNode, result: Result | None) -> None:
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
        said = (("own", is_own(cell)), ("referee", record.get("referee")))
        cell.metadata[KEY] = {"seconds": record["seconds"]} | {name: True for name, is_so in said if is_so}
        if is_skipped(cell):
            cell.execution_count = None
            cell.outputs = [new_output("stream", text="This cell is not run when a notebook is graded.\n")]
        if record["incident"]:
            add_note(nb, "incidents", f"{_name(cell, index)}: {record['incident']}")
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
        if is_test(cell):
            complaint = settle_outputs(cell, float(cell.metadata.nbgrader["points"]))
            if complaint:
                add_note(nb, "incidents", f"{_name(cell, index)}: {complaint}")
    if not reason and result.get("draw") is not None:
        nb.metadata[KEY]["draw"] = result["draw"]
        if any(_is_lost(cell) for _, cell in code_cells):
            add_note(nb, "remarks", f"tested with draw {result['draw']} of the random numbers")


def _is_lost(cell):
    """Whether a test did not give all its points."""
    if not is_test(cell):
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
