"""A hidden test works out what is right before the call, or from a copy: an answer may have changed its arguments.

Read off the code of the tests: no array that is handed to a learner's function as it is may be looked at afterwards,
unless a copy was made before, with which it can be compared.
"""

import ast

import pytest
from test_stand_ins import NOTEBOOKS, cells, exercises

MAKERS = {"np", "tf", "rng"}  # what begins with these makes arrays, and so do functions of these names:
MAKES = ("random_", "drifting_", "training_data", "travel_")
NUMBERS = {"int", "float", "len", "range"}


def loads(node, name=None):
    """The places where a node reads a name; of all names if there is none."""
    return [
        found
        for found in ast.walk(node)
        if isinstance(found, ast.Name) and isinstance(found.ctx, ast.Load) and name in (None, found.id)
    ]


def place(node):
    return node.lineno, node.col_offset


def makes_arrays(node):
    """Whether an expression makes arrays."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NUMBERS:
        return False
    return any(
        isinstance(found, ast.Call)
        and any(one.id in MAKERS or one.id.startswith(MAKES) for one in loads(found.func))
        for found in ast.walk(node)
    )


def bindings(function):
    """(place, names, expression) of each assignment and each loop of a function, in their order."""
    found = []
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign | ast.For):
            continue
        target, value = (
            (node.target, node.iter) if isinstance(node, ast.For) else (node.targets[0], node.value)
        )
        pairs = [(target, value)]
        both = [getattr(side, "elts", []) for side in (target, value)]
        if both[0] and len(both[0]) == len(both[1]):
            pairs = zip(*both, strict=True)
        for one, made in pairs:
            stores = (name for name in ast.walk(one) if isinstance(getattr(name, "ctx", None), ast.Store))
            names = {name.id for name in stores if isinstance(name, ast.Name)}
            found.append((place(node), names, made))
    return sorted(found, key=lambda binding: binding[0])


def handed_over(call, bound):
    """The names of the arrays that a call is given as they are, or as parts of them."""
    made = {name for _, names, value in bound if makes_arrays(value) for name in names}
    found = set()
    for given in [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg)]:
        is_all = isinstance(given, ast.Starred)
        given = given.value if is_all else given
        if (
            isinstance(given, ast.Call)
            and isinstance(given.func, ast.Attribute)
            and given.func.attr == "values"
        ):
            given = given.func.value  # of a dict of arrays
        while isinstance(given, ast.Subscript | ast.Attribute):
            given = given.value
        for one in given.elts if isinstance(given, ast.List | ast.Tuple) else [given]:
            if isinstance(one, ast.Name) and (is_all or one.id in made):
                found.add(one.id)
    return found - {"rng"}  # a generator goes on where the answer left it


def is_copied(name, before, bound):
    """Whether what a name stands for is copied before that place, or is a copy itself."""
    names, earlier = {name}, [binding for binding in bound if binding[0] < before]
    for _, targets, value in earlier:
        if names & targets | names & {one.id for one in loads(value)}:
            if any(getattr(node, "attr", None) == "copy" for node in ast.walk(value)):
                return True
            names |= targets
    return False


def learners_functions(trees, asked):
    """The names by which tests call what learners write: the exercises, and parameters of helpers that are given them."""
    helpers = {
        node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    }
    found = {}
    for call in [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]:
        helper = helpers.get(getattr(call.func, "id", None))
        for number, given in enumerate(call.args if helper else ()):
            if {one.id for one in loads(given)} & asked and number < len(helper.args.args):
                found.setdefault(helper.name, set()).add(helper.args.args[number].arg)
    return found


def late_looks(tree, asked, given_to):
    """What is looked at after a learner's function had it, as sentences."""
    found = []
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        theirs, bound = asked | given_to.get(function.name, set()), bindings(function)
        calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
        for call in [call for call in calls if getattr(call.func, "id", None) in theirs]:
            end = call.end_lineno, call.end_col_offset
            for name in handed_over(call, bound):
                again = min(
                    (at for at, names, _ in bound if name in names and at > end), default=(1 << 30, 0)
                )
                late = [one for one in loads(function, name) if end < place(one) < again]
                if late and not is_copied(name, place(call), bound):
                    found.append(f"{function.name} looks at {name} after {ast.unparse(call)}")
    return found


# The tests of TensorFlow's chapters 3 and 4 hand over models, and what they draw stays with the tests.
READ = [
    path for path in NOTEBOOKS if path.stem == "numpy" or path.parent.name in ("01_memory", "02_unrolling")
]


@pytest.mark.parametrize("path", READ, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_test_looks_at_what_an_answer_may_have_changed(path):
    tests = [cell for cell in cells(path) if cell["metadata"].get("nbgrader", {}).get("grade")]
    trees, asked = [ast.parse("".join(cell["source"])) for cell in tests], set(exercises(path))
    given_to = learners_functions(trees, asked)
    assert [late for tree in trees for late in late_looks(tree, asked, given_to)] == []


def test_it_finds_an_oracle_that_comes_too_late():
    late = "def test(rng):\n    x = rng.normal(size=3)\n    got = double(x)\n    assert np.all(got == 2 * x)"
    part = late.replace("double(x)", "double(x[1:])")
    helper = "def check(function, *given):\n    got = function(*given)\n    assert got == sum(given)\ncheck(double, 1)"
    before = late.replace("double(x)\n", "double(x)\n    x = rng.normal(size=3)\n")
    copied = late.replace("double(x)", "double(x.copy())")
    compared = late.replace("    got", "    was = x.copy()\n    got")
    for source, number in ((late, 1), (part, 1), (helper, 1), (before, 0), (copied, 0), (compared, 0)):
        tree = ast.parse(source)
        assert len(late_looks(tree, {"double"}, learners_functions([tree], {"double"}))) == number, source
