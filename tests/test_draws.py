"""What hidden tests share: nothing of one graded cell reaches the next."""

import ast
import functools
import json

import pytest

from coursekit.notebooks import ROOT
from gradebox.box import NoBox, check_box, run_box
from gradebox.job import IMPORT, SKIP, Job, Limits, environment

SOURCES = sorted((ROOT / "solutions").glob("*/*.ipynb"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in SOURCES]
LIMITS = Limits(cell_seconds=60, interrupt_seconds=1, notebook_seconds=600)


@functools.cache
def boxed():
    """Whether this machine permits a box; these are our own answers, so they may run without."""
    try:
        check_box()
        return True
    except NoBox:
        return False


def cells_of(path):
    """(grade_id, what nbgrader knows of the cell, source) of each code cell that is run in grading."""
    return [
        (cell["id"], cell["metadata"].get("nbgrader", {}), "".join(cell["source"]))
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code" and SKIP not in cell["metadata"].get("tags", [])
    ]


def run(cells):
    """Run (name, source) cells in one box; returns the last error of each as text, or None, by name."""
    made = tuple({"name": name, "source": source, "graded": False} for name, source in cells)
    modules = {name for _, source in cells for name in IMPORT.findall(source)}
    result = run_box(Job(made, {}, tuple(sorted(modules)), {}, environment(), LIMITS, boxed()))
    assert "failed" not in result, result["failed"]
    errors = {}
    for (name, _), cell in zip(cells, result["cells"], strict=True):
        raised = [f"{o['ename']}: {o['evalue']}" for o in cell["outputs"] if o["output_type"] == "error"]
        errors[name] = raised[-1] if raised else None
    return errors


def defined_by(source):
    """The names that the top level of a cell defines."""
    names = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {n.id for target in node.targets for n in ast.walk(target) if isinstance(n, ast.Name)}
    return names


# Keeps the objects, not their ids: the id of one that is gone is given to the next.
LOOK = "_learners = {name: globals()[name] for name in %r if name in globals()}"
COMPARE = """_now = {name: globals()[name] for name in _learners.keys() | set(%r) if name in globals()}
_other = sorted(name for name in _now.keys() | _learners if _now.get(name, ...) is not _learners.get(name, ...))
assert not _other, f"this graded cell leaves another {_other} than it found"
"""


@pytest.mark.parametrize("answer", ["untouched", "syntax errors"])
@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_what_learners_define_is_the_same_after_a_graded_cell_and_no_answer_gets_no_points(path, answer):
    stubs = {name: source for name, _, source in cells_of(ROOT / "exercises" / path.parent.name / path.name)}
    names = {
        n for _, nbgrader, source in cells_of(path) if nbgrader.get("solution") for n in defined_by(source)
    }
    cells = []
    for name, nbgrader, source in cells_of(path):
        if nbgrader.get("solution"):
            cells.append((name, "def (" if answer == "syntax errors" else stubs[name]))
        elif nbgrader.get("grade"):
            look, compare = LOOK % sorted(names), COMPARE % sorted(names)
            cells += [(f"before {name}", look), (name, source), (f"after {name}", compare)]
        elif not name.startswith("check-") or name == "check-helper":
            cells.append((name, source))
    errors = run(cells)
    left = {name: error for name, error in errors.items() if name.startswith("after ") and error}
    assert not left
    graded = [name for name, nbgrader, _ in cells_of(path) if nbgrader.get("grade")]
    assert [name for name in graded if not errors[name]] == []
