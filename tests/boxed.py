"""Run lists of cells, each in a box of its own, many times over: a NumPy notebook takes milliseconds.

Used where a notebook runs hundreds of times (mutants, 20 equal runs). What a mark is worth is tested through nbgrader.
"""

from gradebox.box import NoBox, check_box, run_box
from gradebox.job import IMPORT, Job, Limits, environment
from gradebox.schedule import Workers

LIMITS = Limits(cell_seconds=30, interrupt_seconds=1, notebook_seconds=60)


def run_cells_in_parallel(jobs):
    """Run each job in a fork of a process that has imported what its cells import.

    jobs: lists of (cell id, source). Returns, per job, the set of ids of the cells that failed: those that raised an
    exception, ran too long, or came after one that ended the process.
    """
    try:
        check_box()
        boxed = True
    except NoBox:
        boxed = False  # these are our own answers
    failed = {}
    with Workers() as workers:
        done = (
            result
            for number, cells in enumerate(jobs)
            for result in workers.put(number, run_box, _job(cells, boxed))
        )
        for part in (done, workers.drain()):
            for number, result, error in part:
                assert not error and "failed" not in result, error or result["failed"]
                failed[number] = {
                    cell
                    for (cell, _), record in zip(jobs[number], result["cells"], strict=True)
                    if any(output["output_type"] == "error" for output in record["outputs"])
                }
    return [failed[number] for number in range(len(jobs))]


def _job(cells, boxed):
    modules = {name for _, source in cells for name in IMPORT.findall(source)}
    made = tuple({"name": cell, "source": source, "graded": False} for cell, source in cells)
    return Job(made, {}, tuple(sorted(modules)), {}, environment(), LIMITS, boxed)
