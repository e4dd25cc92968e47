"""Probes: functions of a test that run in the learner's process, as their source says, while the test only sees values."""

import struct
import textwrap
from dataclasses import replace

import pytest
from gradebox_helpers import needs_box
from hostile import keras_forgeries
from nbgrader import utils
from test_referee import (
    LIMITS,
    LOOK,
    RUN_WITH,
    SECRET_LINE,
    SECRET_TEST,
    STUB,
    _pattern,
    error,
    notebook,
    text,
    where,
)

from gradebox.notes import start_notes
from gradebox.running.box import run_box
from gradebox.running.outputs import fill_in_outputs
from gradebox.running.planning import make_job

pytestmark = needs_box

MARK = '''def probe(function):
    """Marks what runs beside the learner's code. Here it changes nothing."""
    return function'''
CLASS = "class Counter:\n    pass"
COUNTER = """class Counter:
    def __init__(self, step):
        self.step, self.count = step, 0
    def up(self):
        self.count += self.step
        return self.count"""


def judge(stub, answer, *tests, before=(), limits=LIMITS, referee=True):
    """The records of the tests, all of them the referee's if there is one."""
    job = make_job(notebook(stub, answer, *tests, before=[MARK, *before]), limits, referee=referee)
    result = run_box(job)
    assert "failed" not in result, result
    records = result["cells"][-len(tests) :]
    assert all(record["referee"] is referee for record in records)
    return records


UP = """@probe
def counts(step, times):
    counter = Counter(step)
    return [counter.up() for _ in range(times)]
assert counts(2, 3) == [2, 4, 6], counts(2, 3)"""


@pytest.mark.parametrize("referee", [True, False])
def test_a_probe_makes_objects_of_the_learners_and_the_test_compares_values(referee):
    (good,) = judge(CLASS, COUNTER, UP, referee=referee)
    (bad,) = judge(CLASS, COUNTER.replace("+=", "-="), UP, referee=referee)
    assert error(good) is None and error(bad) == ("AssertionError", "[-2, -4, -6]")


def test_what_a_probe_raises_changes_and_prints_comes_along():
    test = """import contextlib, io
@probe
def fails(values):
    print("here")
    values.append(3)
    if len(values) > 2:
        Counter(1).nothing()
values = [1]
with contextlib.redirect_stdout(io.StringIO()) as printed:
    fails(values)
assert printed.getvalue() == "here\\n" and values == [1, 3], values
try:
    fails(values)
except AttributeError as error:
    assert "nothing" in str(error)
else:
    raise AssertionError("no error")"""
    (record,) = judge(CLASS, COUNTER, test)
    assert error(record) is None


def test_probes_use_each_other_themselves_and_what_the_notebook_defines():
    first = """@probe
class Twice(Counter):
    def up(self):
        super().up()
        return super().up()
@probe
def again(counter, times):
    return counter.up() if times == 1 else [counter.up(), again(counter, times - 1)]
@probe
def twice(times):
    return again(Twice(START), times)
assert twice(1) == 20"""
    (one, two) = judge(CLASS, COUNTER, first, "assert twice(2) == [20, 40]", before=["START = 10"])
    assert error(one) is None and error(two) is None


def test_a_correct_function_or_class_stands_in_the_place_of_the_learners():
    stub = CLASS + "\ndef step(x):\n    pass\ndef walk(n):\n    pass"
    answer = """class Counter:
    def up(self): return -1
def step(x):
    return -1
def walk(n):
    return [Counter().up(), *map(step, range(n))], type(step).__name__"""
    test = """@probe
class RightCounter:
    def up(self): return 7
@probe
def right_step(x):
    return x + 1
@probe
def last():
    return Counter().up(), step(5)
def test_walk():
    assert walk(2) == ([7, 1, 2], "function"), walk(2)
    assert last() == (7, 6)
run_with(test_walk, Counter=RightCounter, step=right_step)
assert last() == (-1, -1) and walk(1) == ([-1, -1], "function")"""
    (record,) = judge(stub, answer, test, before=[RUN_WITH])
    assert error(record) is None, error(record)


def test_a_probe_is_handed_over_as_what_it_is():
    stub = "def f(g):\n    pass"
    answer = "def f(g):\n    return g(3), g.__code__.co_name"
    test = "@probe\ndef square(x):\n    return x * x\nassert f(square) == (9, 'square')"
    (record,) = judge(stub, answer, test)
    assert error(record) is None, error(record)


@pytest.mark.parametrize(
    "answer",
    [
        "def probe(function):\n    return lambda *a: [2, 4, 6]",  # the name is the author's in the referee
        "def counts(step, times):\n    return [2, 4, 6]",
        "def counts(*a):\n    return [2, 4, 6]\nglobals()['counts'] = counts",
    ],
)
def test_what_a_learner_calls_like_a_probe_is_not_the_probe(answer):
    (record,) = judge(CLASS, f"{COUNTER.replace('+=', '-=')}\n{answer}", UP)
    assert error(record) is not None


def test_names_of_the_learners_are_back_after_a_probe_and_its_source_is_gone():
    answer = f"{COUNTER}\ndef counts():\n    return 'mine'\ndef mine():\n    return counts()"
    other = """@probe
def after():
    import linecache
    return mine(), [name for name in linecache.cache if 'probe' in name]
assert after() == ("mine", ["<probe after>"]), after()"""
    (one, two) = judge(f"{CLASS}\ndef mine():\n    pass", answer, UP, other)
    assert error(one) is None and error(two) is None, error(two)


def test_what_is_no_value_says_that_a_probe_is_the_place_for_it():
    (record,) = judge("def f(x):\n    pass", "def f(x):\n    return x", "class A: pass\nf(A())")
    assert error(record)[0] == "NotPlain" and "marked with @probe" in error(record)[1]


def test_of_a_test_with_a_probe_only_the_probe_is_in_the_learners_memory():
    """The author's cell at the end looks through all memory of the learner's process, while a probe runs in the test."""
    probe = f"@probe\ndef look(patterns):\n    global PATTERNS\n    PATTERNS = patterns\n{textwrap.indent(LOOK, '    ')}"
    needles = [SECRET_LINE.encode(), b"expected_by_nobody_else", struct.pack("<d", 271828.25)]
    test = f"{SECRET_TEST.replace(SECRET_LINE, '')}\n{probe}\nlook({[_pattern(needle) for needle in needles]!r})\n{SECRET_LINE}"
    answer = "def f(x):\n    return 0.5"
    (record,) = judge(STUB, answer, test, limits=replace(LIMITS, cell_seconds=60))
    assert text(record) == "[]\n" and error(record)[0] == "AssertionError", record


# -- which cells are the referee's --------------------------------------------------------------------------------

C = ("solution", CLASS)


@pytest.mark.parametrize(
    "test, why",
    [
        (UP, ""),
        ("@probe\ndef p():\n    return tf.function(Counter)(1)\nassert p() == tf.range(1)", ""),
        ("import math as tf\n@probe\ndef p():\n    return tf.function(Counter)\nassert p() == 1", ""),
        ("import math\n@probe\ndef p():\n    return math.pi\nassert p() == 1", "its probe p uses math"),
        ("assert Counter(2).up() == 2", "uses Counter, a class"),
        ("@probe\ndef p(x):\n    assert Counter(x).up() == 2\np(2)", "compares in its probe p"),
        (
            "@probe\ndef p(x):\n    if Counter(x).up() != 2:\n        raise AssertionError\np(2)",
            "compares in its probe p",
        ),
        (
            "def test_only(x):\n    return 2 * x\n@probe\ndef p(x):\n    return test_only(Counter(x).up())\nassert p(1) == 2",
            "its probe p uses test_only",
        ),
    ],
)
def test_a_test_with_probes_is_the_referees(test, why):
    found = where(("plain", f"import tensorflow as tf\n{MARK}"), C, ("graded", test))
    assert (found.where[2] == "referee") == (not why)
    assert why in found.why.get("cell-2", "")


def test_another_function_called_probe_marks_nothing():
    other = ("plain", "def probe(f):\n    print(f)\n    return f")
    found = where(other, C, ("graded", UP))
    assert found.where[2] == "learner" and not found.has_probes


# -- tensors ------------------------------------------------------------------------------------------------------

WITH_TENSORFLOW = replace(LIMITS, memory_bytes=4 << 30, cell_seconds=60)
TENSORS = """x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
y = f(x)
assert tf.is_tensor(y) and y.dtype == tf.float32 and y.shape == (2, 2) and float(y[1, 1]) == 8
z, kind, shape = g(tf.constant(["a", "b"]), tf.constant(2, "float64"))
assert z.numpy().tolist() == [b"a", b"b"] and kind == tf.float64 and shape == (2,)
keras.utils.set_random_seed(4)
here = keras.random.normal((3,)).numpy(), tf.random.normal((3,)).numpy()
keras.utils.set_random_seed(4)
for one, other in zip(here, draws()):
    assert np.array_equal(one, other), (one, other)"""


def test_tensors_arrive_as_tensors_and_seeds_are_set_on_both_sides():
    stub = "def f(x):\n    pass\ndef g(*a):\n    pass\ndef draws():\n    pass"
    answer = """def f(x):
    assert tf.is_tensor(x)
    return tf.Variable(2 * x)
def g(texts, number):
    return texts, number.dtype, texts.shape
def draws():
    return keras.random.normal((3,)), tf.random.normal((3,))"""
    graph = "@probe\ndef in_a_graph(x):\n    return tf.function(f)(x)\nassert float(in_a_graph(tf.constant(3.0))) == 6"
    wrong = f"{graph}\ntf.function(f)(tf.constant(3.0))"
    # f makes a variable, which a graph must not do again and again
    answer = answer.replace("tf.Variable(2 * x)", "2 * x if len(x.shape) == 0 else tf.Variable(2 * x)")
    before = ["import keras\nimport tensorflow as tf"]
    (plain, probe, symbolic) = judge(
        stub,
        answer,
        f"@probe\ndef any(): pass\n{TENSORS}",
        graph,
        wrong,
        before=before,
        limits=WITH_TENSORFLOW,
    )
    assert error(plain) is None and error(probe) is None, (error(plain), error(probe))
    assert "f is called with a SymbolicTensor" in error(symbolic)[1]


# -- what gets no marks -------------------------------------------------------------------------------------------


def marks(answer, referee=True):
    """The points of each test of the Keras notebook, as nbgrader gives them."""
    nb = keras_forgeries.notebook(answer)
    job = make_job(nb, WITH_TENSORFLOW, referee=referee)
    places = {cell.get("where") for cell in job.cells if cell["graded"]}
    assert places == ({"referee"} if referee else {None})
    result = run_box(job)
    assert "failed" not in result, result
    start_notes(nb)
    fill_in_outputs(nb, result)
    graded = [cell for cell in nb.cells if utils.is_grade(cell)]
    return {cell.metadata.nbgrader.grade_id: utils.determine_grade(cell)[0] for cell in graded}


@pytest.mark.parametrize("referee", [True, False])
def test_an_honest_keras_answer_gets_all_and_a_wrong_one_nothing(referee):
    assert sum(marks(keras_forgeries.RIGHT, referee).values()) == keras_forgeries.POINTS
    assert sum(marks(keras_forgeries.WRONG, referee).values()) == 0


@pytest.mark.parametrize("forgery", keras_forgeries.FORGERIES, ids=lambda forgery: forgery.name)
def test_a_keras_forgery_gets_what_is_due(forgery):
    found = marks(forgery.answer)
    assert sum(found.values()) == forgery.due, found
