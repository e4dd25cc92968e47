"""While a hidden test runs, some earlier answers are replaced by correct ones, so that a mistake there costs no points.

No answer may earn points by calling one of these: not a later exercise's, which would do the work of this one, and not
one that asks for the same arguments, such as another gate. Each function under test is asked here what stands in.
"""

import ast
import json
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted(ROOT.glob("solutions/*/*.ipynb"))


class Called(BaseException):
    """The function under test was called: there is no need to go on."""


@cache
def exercises(path):
    """The name and the parameters of each function or class that an exercise of a notebook asks for, in their order."""
    found = {}
    for cell in cells(path):
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            for node in ast.parse("".join(cell["source"])).body:
                if isinstance(node, ast.FunctionDef):
                    found[node.name] = [argument.arg for argument in node.args.args]
                elif isinstance(node, ast.ClassDef):
                    (start,) = [method for method in node.body if getattr(method, "name", "") == "__init__"]
                    found[node.name] = [argument.arg for argument in start.args.args]
    return found


@cache
def cells(path):
    """The code cells that are run in grading."""
    return [
        cell
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code" and "skip-execution" not in cell["metadata"].get("tags", [])
    ]


def stand_ins(path):
    """{exercise: the other exercises that are replaced while its tests run}, of those whose tests call it at once."""
    names, called, found = {"__name__": "__main__"}, [], {}
    empty = {name: object() for name in exercises(path)}

    def asked(exercise):
        def function(*given, **named):
            called.append({name for name in empty if name != exercise and names[name] is not empty[name]})
            raise Called

        return function

    current = None
    for cell in cells(path):
        source, nbgrader = "".join(cell["source"]), cell["metadata"].get("nbgrader", {})
        if nbgrader.get("solution"):
            defined = [name for name in exercises(path) if re.search(rf"^(def|class) {name}\b", source, re.M)]
            current = defined[0] if defined else None
        elif nbgrader.get("grade_id", "").startswith("check-") and nbgrader["grade_id"] != "check-helper":
            continue
        else:
            names |= empty | ({current: asked(current)} if current else {})
            called.clear()
            try:
                exec(source, names)
            except Called:
                pass
            except Exception:  # noqa: BLE001
                assert nbgrader.get("grade"), source  # a class that is no function here
            if nbgrader.get("grade") and called:
                found.setdefault(current, set()).update(*called)
    return found


@pytest.mark.parametrize(
    "path",
    [path for path in NOTEBOOKS if "run_with(" in path.read_text(encoding="utf-8")],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_no_answer_is_done_by_what_stands_in_for_another(path):
    asked, order = stand_ins(path), list(exercises(path))
    assert any(asked.values()), "some exercise has earlier ones that are replaced"
    for exercise, others in asked.items():
        later = [name for name in others if order.index(name) > order.index(exercise)]
        assert not later, f"while {exercise} is tested, the later {later} are correct"
        twins = [name for name in others if exercises(path)[name] == exercises(path)[exercise]]
        assert not twins, f"while {exercise} is tested, {twins}, of the same arguments, are correct"


@pytest.mark.parametrize(
    "path", [path for path in NOTEBOOKS if path.stem == "numpy"], ids=lambda path: path.parent.name
)
def test_every_function_of_a_numpy_notebook_is_asked(path):
    assert set(stand_ins(path)) == set(exercises(path))


def test_gates_that_call_one_another_in_a_circle_get_nothing():
    """Each was answered by another one that the tests had replaced, and all six tests gave their points."""
    path, names, lost = ROOT / "solutions" / "03_lstm" / "numpy.ipynb", {"__name__": "__main__"}, set()
    circle = {"forget_gate": "input_gate", "input_gate": "output_gate", "output_gate": "forget_gate"}
    for cell in cells(path):
        source, name = "".join(cell["source"]), cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        gate = name.replace("-", "_")
        if gate in circle:
            source = f"def {gate}(*given):\n    return {circle[gate]}(*given)"
        if name.startswith("check-") and name != "check-helper":
            continue
        try:
            exec(source, names)
        except (RecursionError, NameError):
            lost.add(name)
    gates = ("forget-gate", "input-gate", "output-gate")
    assert lost == {f"test-{gate}-{kind}" for gate in gates for kind in ("values", "dtype")}
