"""Run lists of cells, each in a box of its own, many times over: a NumPy notebook takes milliseconds.

Used where a notebook runs hundreds of times (mutants, 20 equal runs). What a mark is worth is tested through nbgrader.
"""

import ast

from gradebox.box import NoBox, check_box, run_box
from gradebox.job import IMPORT, SKIP, Job, Limits, environment
from gradebox.schedule import Workers

LIMITS = Limits(cell_seconds=30, interrupt_seconds=1, notebook_seconds=60)


def run_cells_in_parallel(jobs, limits=LIMITS):
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
            for result in workers.put(number, run_box, _job(cells, limits, boxed))
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


def cells_for(tests, notebook, sources):
    """What has to run so that `tests` can tell whether `sources` are right: a list of (cell id, source).

    tests: grade_ids of graded cells. notebook: parsed JSON of a notebook of solutions/. sources: {grade_id of a
    solution cell: what stands in it instead}. Left out are checks, cells that are not run in grading, and all that comes
    after the last of `tests`; of other graded cells the functions remain, which later tests may use.
    """
    needed = []
    for cell in notebook["cells"]:
        name, source = cell["id"], "".join(cell["source"])
        if cell["cell_type"] != "code" or SKIP in cell["metadata"].get("tags", []):
            continue
        if name.startswith("check-") and name != "check-helper":
            continue
        if cell["metadata"].get("nbgrader", {}).get("grade") and name not in tests:
            functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
            source = "\n".join(map(ast.unparse, functions))
        needed.append((name, sources.get(name, source)))
    last = max(number for number, (name, _) in enumerate(needed) if name in tests)
    return needed[: last + 1]


def _job(cells, limits, boxed):
    modules = {name for _, source in cells for name in IMPORT.findall(source)}
    made = tuple({"name": cell, "source": source, "graded": False} for cell, source in cells)
    return Job(made, {}, tuple(sorted(modules)), {}, environment(), limits, boxed)
