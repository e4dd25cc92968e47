"""The referee: graded cells run in a process of their own, which sees values of the learner's process and nothing else."""

import re
import struct
from dataclasses import replace

import gradebox_helpers as helpers
import nbformat
import pytest
from gradebox_helpers import KERNELSPEC, nbgrader_cell, needs_box
from nbformat.v4 import new_code_cell, new_notebook

from gradebox.__main__ import main
from gradebox.doctor import check_assignment
from gradebox.feedback.hidden import HideTests
from gradebox.notes import start_notes
from gradebox.running.box import run_box
from gradebox.running.job import Limits
from gradebox.running.judged import Cell, plan
from gradebox.running.outputs import fill_in_outputs
from gradebox.running.planning import make_job

pytestmark = needs_box

LIMITS = Limits(cell_seconds=5, interrupt_seconds=2, memory_bytes=1 << 30, processes=64, disk_bytes=16 << 20)
IMPORTS = "import numpy as np"


def notebook(stub, answer, *tests, before=()):
    """A sanitised notebook: what the author wrote, an answer in its solution cell, and tests."""
    nb = new_notebook(metadata={"kernelspec": KERNELSPEC})
    for number, source in enumerate((IMPORTS, *before)):
        nb.cells.append(nbgrader_cell(new_code_cell(source), f"plain-{number}", locked=True))
    solution = nbgrader_cell(new_code_cell(answer), "answer", solution=True)
    solution.metadata["gradebox"] = {"released": stub}
    nb.cells.append(solution)
    for number, test in enumerate(tests):
        nb.cells.append(
            nbgrader_cell(new_code_cell(test), f"test-{number}", grade=True, locked=True, points=1)
        )
    return nb


def judge(stub, answer, *tests, before=(), **limits):
    """The records of the tests; all of them are the referee's."""
    job = make_job(notebook(stub, answer, *tests, before=before), replace(LIMITS, **limits), referee=True)
    result = run_box(job)
    assert "failed" not in result, result
    records = result["cells"][-len(tests) :]
    assert all(record["referee"] for record in records)
    return records


def error(record):
    """The name and the text of the first error of a cell, or None."""
    return next(((o["ename"], o["evalue"]) for o in record["outputs"] if o["output_type"] == "error"), None)


def text(record):
    return "".join(o.get("text", "") for o in record["outputs"])


STUB = "def f(*a):\n    raise NotImplementedError"


def test_a_test_calls_functions_and_compares_values():
    values = """x = np.arange(4.0)
    assert type(f(x)) is np.ndarray and f(x).tolist() == [0, 2, 4, 6]
    assert f(3) == 6 and f("ab") == "abab" and f([1]) == [1, 1]"""
    right, wrong = "def f(x):\n    return 2 * x", "def f(x):\n    return x + x + 0.5"
    (good,) = judge(STUB, right, f"if True:\n    {values}")
    (bad,) = judge(STUB, wrong, f"if True:\n    {values}")
    assert error(good) is None and error(bad)[0] == "AssertionError"


def test_points_are_the_number_in_the_last_line():
    (some,) = judge(STUB, "def f(x):\n    return 2", "sum(f(x) == x for x in (1, 2, 3)) / 4")
    assert some["outputs"][-1]["data"]["text/plain"] == "0.25"


def test_what_the_learner_defines_otherwise_is_not_seen():
    answer = """def f(x):
    return 7
def sum(x): return 3
def abs(x): return 0
class Yes:
    def __eq__(self, other): return True
np = Yes()
assert_right = print
"""
    before = ["def assert_right(got, right):\n    assert abs(got - right) < 1e-9, 'not right'"]
    one, two, three = judge(
        STUB,
        answer,
        "assert_right(f(1), 2)",
        "assert abs(f(1) - 2) < 1",
        "assert np.allclose(f(1), 2)",
        before=before,
    )
    assert error(one) == ("AssertionError", "not right")
    assert error(two)[0] == error(three)[0] == "AssertionError"


def test_changed_arguments_are_changed_here_too():
    answer = "def f(a, b, c):\n    a[0] = 9\n    b.append(3)\n    c['x'][1] = 5"
    test = """a, b, c = np.zeros(2), [1], {"x": [1, 2]}
inner = c["x"]
f(a, b, c)
assert a.tolist() == [9, 0] and b == [1, 3] and inner == [1, 5]"""
    (record,) = judge("def f(a, b, c):\n    pass", answer, test)
    assert error(record) is None


def test_a_generator_goes_on_where_the_learner_left_it_and_nowhere_else():
    test = """rng, same = np.random.default_rng(4), np.random.default_rng(4)
assert f(rng) == same.normal()
{}"""
    draws = "def f(rng):\n    return rng.normal()"
    sets = """def f(rng):
    first = rng.normal()
    state = rng.bit_generator.state
    state["state"]["state"] = 0
    rng.bit_generator.state = state
    return first"""
    on = test.format("assert rng.normal() == same.normal()")
    zero = test.format("assert rng.bit_generator.state['state']['state'] > 0")
    (good,) = judge(STUB, draws, on)
    (other, not_zero) = judge(STUB, sets, on, zero)
    assert error(good) is None and error(other)[0] == "AssertionError" and error(not_zero) is None


def test_what_a_test_seeds_is_seeded_for_the_learners_functions():
    answer = "import random\ndef f():\n    return random.random(), float(np.random.rand())"
    test = """import random
random.seed(3), np.random.seed(4)
one, other = f(), f()
random.seed(3), np.random.seed(4)
assert f() == one != other"""
    (record,) = judge("def f():\n    pass", answer, test)
    assert error(record) is None


def test_errors_keep_their_class_and_text_and_warnings_and_prints_come_along():
    answer = """def f(x):
    import warnings
    print("here", x)
    warnings.warn("careful")
    if x < 0:
        raise ValueError("below 0")
    return np.sqrt(x) / x"""
    test = """import contextlib, io
with contextlib.redirect_stdout(io.StringIO()) as printed:
    f(1.0)
assert printed.getvalue() == "here 1.0\\n"
try:
    f(-1)
except ValueError as error:
    assert str(error) == "below 0"
with np.errstate(all="raise"):
    f(np.float64(0))"""
    (record,) = judge(STUB, answer, test)
    assert error(record)[0] == "FloatingPointError"
    assert "here -1" in text(record) and "careful" in text(record)


def test_functions_that_a_test_hands_over_are_called_back():
    answer = "def f(g, x):\n    return [g(x), g(x + 1)]"
    (good,) = judge(
        "def f(g, x):\n    pass",
        answer,
        "assert f(lambda v: 10 * v, 2) == [20, 30]\nassert f(f, 1) if 0 else 1",
    )
    assert error(good) is None
    complains = "def g(v):\n    assert v < 3, 'v is too large'\n    return v\nf(g, 2)"
    (bad,) = judge("def f(g, x):\n    pass", answer, complains)
    assert error(bad) == ("AssertionError", "v is too large")


def test_the_text_of_a_tests_own_error_stays_with_it():
    answer = """said = []
def f(g):
    try:
        g(1)
    except Exception as error:
        said.append(repr(error) + repr(error.__context__) + repr(error.__traceback__.tb_next.tb_frame.f_locals))
    return said[0]"""
    test = "def g(v):\n    assert v > 5, 'the secret sentence'\nassert 'secret' not in f(g), f(g)\nassert 'Assertion' in f(g)"
    (record,) = judge("def f(g):\n    pass", answer, test)
    assert error(record) is None


RUN_WITH = """def run_with(test, **correct):
    own = {name: globals()[name] for name in correct if name in globals()}
    globals().update(correct)
    try:
        test()
    finally:
        for name in correct:
            globals().pop(name, None)
        globals().update(own)"""


def test_a_correct_function_stands_in_for_the_length_of_a_test():
    stub = "def step(x):\n    raise NotImplementedError\ndef walk(x, n):\n    raise NotImplementedError"
    answer = "def step(x):\n    return -1\ndef walk(x, n):\n    for _ in range(n):\n        x = step(x)\n    return x"
    with_it = "def t():\n    assert walk(0, 3) == 6, walk(0, 3)\nrun_with(t, step=lambda x: x + 2)"
    good, without = judge(stub, answer, with_it, "assert walk(0, 3) == 6", before=[RUN_WITH])
    assert error(good) is None and error(without)[0] == "AssertionError"
    # Where the learner's cell has failed, the correct one is not left behind.
    good, gone = judge(
        stub, "def walk(x, n):\n    return step(step(step(x)))", with_it, "step(1)", before=[RUN_WITH]
    )
    assert error(good) is None and error(gone) == ("NameError", "name 'step' is not defined")


def test_iterators_and_functions_that_are_returned_are_asked_one_by_one():
    answer = """def f(n):
    for k in range(n):
        yield k * k
    raise ValueError("over")
def adder(n):
    return lambda x: x + n"""
    test = """items = f(3)
assert next(items) == 0 and next(items) == 1
try:
    list(items)
except ValueError as error:
    assert str(error) == "over"
assert adder(3)(4) == 7 and list(map(adder(1), [1, 2])) == [2, 3]"""
    (record,) = judge("def f(n):\n    pass\ndef adder(n):\n    pass", answer, test)
    assert error(record) is None


def test_values_that_a_solution_cell_defines_are_read():
    good, missing = judge(
        "answer = None", "answer = {'a': [1, 2]}", "assert answer['a'] == [1, 2]", "answer['b']"
    )
    assert error(good) is None and error(missing)[0] == "KeyError"
    (none,) = judge("answer = None", "other = 3", "assert answer == 3")
    assert error(none)[0] == "NameError"


@pytest.mark.parametrize(
    "test",
    [
        "assert f() == 6",
        "assert not f() != 6",
        "assert f() < 7",
        "assert f()",
        "f()[0]",
        "for _ in f(): pass",
    ],
)
def test_what_is_no_value_is_equal_to_nothing(test):
    answer = """class Anything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    def __getitem__(self, k): return 6
    def __iter__(self): return iter([])
def f():
    return Anything()"""
    (record,) = judge("def f():\n    pass", answer, test)
    assert error(record) is not None


def test_a_test_that_hands_over_no_value_says_so():
    (record,) = judge(STUB, "def f(x):\n    return 1", "class A: pass\nf(A())")
    assert error(record)[0] == "NotPlain" and "f is called with a A" in error(record)[1]


# -- time, memory, ends -------------------------------------------------------------------------------------------


def test_a_call_that_does_not_end_is_stopped_and_the_next_test_runs():
    answer = "def f(x):\n    while x:\n        pass\n    return 5"
    slow, fast = judge(STUB, answer, "f(1)", "assert f(0) == 5", cell_seconds=1)
    assert error(slow) == ("CellTimeoutError", "the cell ran longer than 1 s and was stopped")
    assert error(fast) is None


def test_a_call_that_cannot_be_stopped_ends_the_notebook():
    answer = """def f(x):
    while True:
        try:
            while True:
                x += 1
        except BaseException:
            pass"""
    slow, later = judge(STUB, answer, "f(1)", "assert True", cell_seconds=1, interrupt_seconds=1)
    assert "could not be interrupted, and its kernel was stopped" in error(slow)[1]
    assert error(later)[0] == "NotRun"


def test_a_function_that_fills_the_memory_fails_its_own_test_and_no_other():
    answer = "def f(x):\n    kept = []\n    while x:\n        kept.append(np.ones(100_000))\n    return np.ones(1_000_000)"
    tests = ["f(1)", "assert f(0).sum() == 1e6"]
    filled, after = judge(STUB, answer, *tests, memory_bytes=400 << 20)
    assert error(filled)[0] == "MemoryError" and error(after) is None
    filled, after = judge(
        STUB, "kept = []\n" + answer.replace("    kept = []\n", ""), *tests, memory_bytes=400 << 20
    )
    assert error(filled)[0] == "MemoryLimitError" and error(after)[0] == "NotRun"


def test_the_cell_that_calls_exit_is_named():
    first, later = judge(STUB, "def f(x):\n    return x\nexit()", "f(1)", "assert True")
    assert "calls exit()" in error(first)[1] and error(first)[0] == "DeadKernelError"
    assert "which calls exit()" in error(later)[1] and error(later)[0] == "NotRun"


def test_a_process_that_ends_in_a_call_is_said_to_have_died():
    dead, later = judge(STUB, "import os\ndef f(x):\n    os._exit(0)", "f(1)", "assert True")
    assert error(dead)[0] == "DeadKernelError" and error(later)[0] == "NotRun"


def test_a_call_that_prints_too_much_is_stopped():
    answer = "def f(x):\n    while True:\n        print('x' * 10000)"
    (record,) = judge(STUB, answer, "f(1)", output_bytes=100_000)
    assert error(record)[0] == "OutputLimitError"


# -- which cells are the referee's --------------------------------------------------------------------------------


def where(*cells):
    """Where the cells run; each is a kind and a source."""
    made = tuple(Cell(f"cell-{number}", kind, source) for number, (kind, source) in enumerate(cells))
    return plan(made)


F = ("solution", "def f(x):\n    pass")


@pytest.mark.parametrize(
    "test, why",
    [
        ("assert f(1) == 2", ""),
        ("import math\nassert math.isclose(f(1), 2)", ""),
        ("def t(g):\n    assert g(1) == 2\nt(f)", ""),
        ("assert f.__name__ == 'f'", ""),
        ("assert f.__code__.co_argcount == 1", "looks into f (__code__)"),
        ("import inspect\ninspect.getsource(f)", "uses the module inspect"),
        ("from unittest import mock\nassert f(mock.ANY) == 2", "uses the module unittest"),
        ("assert g(1) == 2", "uses g, which only a learner's cell defines"),
        ("assert 'f' in In[-1]", "uses In, which only a learner's cell defines"),
        ("%time f(1)", "uses a magic of IPython's"),
        ("assert open('x').read() == f(1)", "uses open"),
        ("import pandas as pd\nassert f(1).equals(pd.DataFrame())", "uses the module pandas"),
        ("f = 3", "gives f another meaning"),
        ("f(", "is no Python that can be read"),
    ],
)
def test_a_test_is_the_referees_if_it_only_calls_and_compares(test, why):
    found = where(F, ("graded", test))
    assert (found.where[1] == "referee") == (not why)
    assert why in found.why.get("cell-1", "")


def test_classes_are_not_values():
    found = where(("solution", "class A:\n    pass"), ("graded", "assert A().x == 1"))
    assert found.where == ("learner", "learner") and "a class" in found.why["cell-1"]


def test_tests_that_need_each_other_run_in_one_process():
    helper = ("graded", "def helper(x):\n    assert x == 2\nhelper(f(1))")
    good, bad = ("graded", "helper(f(2))"), ("graded", "helper(f.__doc__.x); f.__code__")
    assert where(F, helper, good).where[1:] == ("referee", "referee")
    found = where(F, helper, good, bad)
    assert found.where[1:] == ("learner",) * 3 and "belongs together" in found.why["cell-2"]
    plain = ("plain", "helper(f(3))")
    assert where(F, helper, plain).where[1] == "learner"


def test_a_cell_of_the_authors_runs_in_both_if_a_test_needs_it():
    data, check, other = ("plain", "data = [1, 2]"), ("plain", "assert f(data)"), ("plain", "more = 3")
    found = where(("plain", IMPORTS), data, other, F, check, ("graded", "assert f(data) == 2"))
    assert found.where == ("both", "both", "learner", "learner", "learner", "referee")


# -- what the learner's process holds -----------------------------------------------------------------------------

SECRET_LINE = "assert abs(f(3) - 271828.25) < 1e-9, 'the sentence of a hidden test'"
SECRET_TEST = f"# Hidden test\nexpected_by_nobody_else = [271828.25, 314159.5]\n{SECRET_LINE}"
# Its patterns do not match themselves.
LOOK = r"""
import ctypes, re
found = []
for line in open("/proc/self/maps"):
    first, last = (int(part, 16) for part in line.split()[0].split("-"))
    if "r" not in line.split()[1] or "[v" in line or last - first > 1 << 28:
        continue
    content = ctypes.string_at(first, last - first)
    for pattern in PATTERNS:
        if re.search(pattern, content):
            found.append(pattern)
    del content
print(sorted(set(found)))
"""


def _pattern(needle):
    """A pattern for bytes that has nothing of them in it."""
    return b"".join(b"[\\x%02x]" % byte for byte in needle)


@pytest.mark.parametrize("referee", [True, False])
def test_nothing_of_a_hidden_test_is_in_the_learners_memory(referee):
    """The author's cell at the end looks through all memory of the learner's process."""
    needles = [
        SECRET_LINE.encode(),
        b"the sentence of a hidden test",
        b"expected_by_nobody_else",
        struct.pack("<d", 271828.25),
    ]
    nb = notebook(STUB, "def f(x):\n    return 0.5", SECRET_TEST)
    patterns = [_pattern(needle) for needle in needles]
    nb.cells.append(new_code_cell(f"PATTERNS = {patterns!r}\n{LOOK}", metadata={"gradebox": {"own": True}}))
    result = run_box(make_job(nb, replace(LIMITS, cell_seconds=60), referee=referee))
    assert result["cells"][2]["referee"] is referee
    assert error(result["cells"][2]) == ("AssertionError", "the sentence of a hidden test")
    said = text(result["cells"][-1])
    assert error(result["cells"][-1]) is None, result["cells"][-1]
    assert said == "[]\n" if referee else all(repr(pattern) in said for pattern in patterns[:3]), said


# -- in a course --------------------------------------------------------------------------------------------------


def test_a_course_asks_for_it_and_is_told_which_tests_it_runs(tmp_path, capsys):
    course = helpers.make_course(tmp_path / "course")
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + "c.ExecuteInBox.referee = True\n", encoding="utf-8")
    nb = helpers.source_notebook()
    looks = "import inspect\nassert inspect.isfunction(double)"
    nb.cells.append(nbgrader_cell(new_code_cell(looks), "test-looks", grade=True, locked=True, points=1))
    nbformat.write(nb, course / "solutions" / helpers.ASSIGNMENT / "numbers.ipynb")
    found = [
        finding.text for finding in check_assignment(course, helpers.ASSIGNMENT) if "referee" in finding.text
    ]
    assert found == [
        "the referee runs 2 of 3 tests",
        "the referee does not run test-looks: it uses the module inspect",
    ]
    helpers.hand_in(course, "ada", helpers.answered())
    helpers.hand_in(course, "bob", helpers.answered(helpers.WRONG))
    main(["grade", helpers.ASSIGNMENT, "--course-dir", str(course), "--workers", "1"])
    said = capsys.readouterr().out
    assert (
        "numbers.ipynb: the referee runs 2 of 3 tests, the others run in the process of the student's code."
        in said
    )
    assert re.search(r"ada +numbers +4 / 4", said) and re.search(r"bob +numbers +1 / 4", said), said
    page = (course / "feedback" / "bob" / helpers.ASSIGNMENT / "numbers.html").read_text(encoding="utf-8")
    assert page.count("(run by the referee)") == 2
    assert "double(3) should be 6" in page and "secret_inputs" not in page


def test_an_answer_may_call_a_function_of_the_tests_thousands_of_times():
    stub = "def f(read, n):\n    raise NotImplementedError"
    answer = "def f(read, n):\n    return sum(read(k) for k in range(n))"
    (record,) = judge(stub, answer, "assert f(lambda k: 2 * k, 3_000) == 2_999 * 3_000", cell_seconds=60)
    assert error(record) is None


@pytest.mark.parametrize(
    "answer, told",
    [
        ("def f(x)\n    return x", "def f(x)"),
        ("f = len\nf.foo", "f.foo"),
        ("def f(x):\n    return 1 / 0", ""),
    ],
)
def test_feedback_shows_the_learners_errors_and_no_line_of_the_referees(answer, told):
    """Both processes number their cells, so the same number may be an answer's and a test's."""
    secret = "wanted = [f(x.copy()) for x in (np.ones(2), np.zeros(3))]"
    test = f"### BEGIN HIDDEN TESTS\n{secret}\nassert wanted[0].mean() == 1\n### END HIDDEN TESTS"
    nb = notebook(STUB, answer, *3 * [test])
    start_notes(nb)
    fill_in_outputs(nb, run_box(make_job(nb, LIMITS, referee=True)))
    page, _ = HideTests().preprocess(nb, {})
    mine, *tests = page.cells[-4:]
    assert told in "\n".join(line for output in mine.outputs for line in output.traceback)
    for cell in tests:
        (error,) = cell.outputs
        assert len(error.traceback) == 1 and error.ename in error.traceback[0]
        assert "wanted" not in str(cell.outputs)
        assert cell.execution_count is None, "the numbers are the learner's"
