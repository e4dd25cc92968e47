"""What honest work in other people's courses does: it gets the marks that plain nbgrader gives, and nobody is accused.

Each case is a small notebook: cells of the author's, answers of a learner's, and tests of 4 points each. It runs in the
box, and in a Jupyter kernel as `nbgrader autograde` runs it, and both marks have to be the ones that are due.
"""

import copy
import json
import os
import sys
from dataclasses import dataclass, replace

import nbformat
import pytest
from gradebox_helpers import KERNELSPEC, nbgrader_cell, needs_box
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.utils import determine_grade, is_grade, is_solution
from test_box import in_jupyter
from traitlets.config import Config

from gradebox.course import open_course
from gradebox.grade import Options, grade_assignment
from gradebox.inside.written import are_files, are_programs
from gradebox.intake.beside import handed_in_files, left_out_for_size, module_names
from gradebox.intake.rebuild import rebuild
from gradebox.notes import KEY, read_notes, start_notes
from gradebox.running.box import run_box
from gradebox.running.earlier import Earlier, hide_tests_of_others
from gradebox.running.execute import NO_LIMIT, ExecuteInBox
from gradebox.running.job import Limits
from gradebox.running.kernels import installed_kernel, other_kernel
from gradebox.running.outputs import fill_in_outputs, needs_no_run
from gradebox.running.planning import LARGE, imported_modules, make_job

pytestmark = needs_box
POINTS = 4
LIMITS = Limits(cell_seconds=30, interrupt_seconds=5)


@dataclass(frozen=True)
class Author:
    """A cell of the author's that gives no points."""

    source: str


@dataclass(frozen=True)
class Answer:
    """A cell of the learner's."""

    source: str


@dataclass(frozen=True)
class Test:
    """A graded cell; `due` are the points that nbgrader gives."""

    __test__ = False
    source: str
    due: float = POINTS


def notebook(cells):
    """The notebook of these cells."""
    nb = new_notebook(metadata={"kernelspec": KERNELSPEC})
    for number, cell in enumerate(cells):
        made, name = new_code_cell(cell.source), f"cell-{number}"
        if isinstance(cell, Test):
            nbgrader_cell(made, name, grade=True, locked=True, points=POINTS)
        elif isinstance(cell, Answer):
            nbgrader_cell(made, name, solution=True)
        nb.cells.append(made)
    return nb


def marks(nb):
    """The points that nbgrader gives to each test of an executed notebook, in their order."""
    return [determine_grade(cell)[0] for cell in nb.cells if is_grade(cell)]


def in_the_box(nb, limits=LIMITS, **more):
    """The notebook after gradebox has run it."""
    if KEY not in nb.metadata:
        start_notes(nb)
    result = run_box(make_job(nb, limits, **more))
    assert "failed" not in result, result
    fill_in_outputs(nb, result)
    return nb


def errors(nb):
    """The errors in the outputs of a notebook."""
    return [
        f"{output.ename}: {output.evalue}"
        for cell in nb.cells
        for output in cell.outputs
        if output.output_type == "error"
    ]


def check(cells, jupyter=True):
    """Both ways of grading give the marks that are due, and the instructor is not asked to look."""
    due = [float(cell.due) for cell in cells if isinstance(cell, Test)]
    ours = in_the_box(notebook(cells))
    assert marks(ours) == due, errors(ours)
    assert read_notes(ours, "incidents") == []
    if jupyter:
        plain = in_jupyter(notebook(cells))
        assert marks(plain) == due, errors(plain)
    return ours


# -- where Matplotlib draws, and what Keras is called -------------------------------------------------------------------

F = Answer("def f(x):\n    return x + 1")
T = Test("assert f(1) == 2")
PLOTS = {
    "%matplotlib inline": [Author("%matplotlib inline\nimport matplotlib.pyplot as plt\nlimit = 3"), F, T],
    "%matplotlib inline after pyplot": [
        Author("import matplotlib.pyplot as plt"),
        Author("%matplotlib inline"),
        Answer("plt.plot([1, 2])\nplt.show()\ndef f(x):\n    return x + 1"),
        T,
    ],
    "%matplotlib inline of the learner's": [
        Author("import matplotlib.pyplot as plt"),
        Answer("%matplotlib inline\nplt.plot([1, 2])\ndef f(x):\n    return x + 1"),
        T,
    ],
    "%matplotlib": [Author("import matplotlib.pyplot as plt"), Answer("%matplotlib\n" + F.source), T],
    "%pylab inline": [
        Author("%pylab inline"),
        Answer("def f(x):\n    return sqrt(x)"),
        Test("assert f(4) == 2"),
    ],
    "%matplotlib notebook": [
        Author("import matplotlib.pyplot as plt"),
        Answer("%matplotlib notebook\n%matplotlib inline\n" + F.source),
        T,
    ],
    "matplotlib.use": [
        Author("import matplotlib.pyplot as plt"),
        Answer("import matplotlib\nmatplotlib.use('Agg')\n" + F.source),
        T,
    ],
    "switch_backend in the test": [
        Author("import matplotlib.pyplot as plt"),
        F,
        Test("plt.switch_backend('agg')\nassert f(1) == 2"),
    ],
    "another module under the author's name": [
        Author("import matplotlib.pyplot as plt"),
        Answer("import matplotlib as plt\n" + F.source),
        T,
        Test("assert plt.gca()", due=0),  # as in Jupyter: the learner's plt has no gca
    ],
    "rcParams, style and close": [
        Author("import matplotlib.pyplot as plt"),
        Answer("plt.style.use('ggplot')\nplt.rcParams['figure.dpi'] = 50\nplt.close('all')\n" + F.source),
        T,
    ],
}


@pytest.mark.parametrize("cells", PLOTS.values(), ids=PLOTS)
def test_matplotlib_is_used_as_in_jupyter(cells):
    check(cells)


KERAS = Author("import tensorflow as tf\nfrom tensorflow import keras")


def test_keras_may_be_imported_in_every_way():
    ways = (
        "from tensorflow import keras",
        "import tensorflow.keras as keras",
        "import keras",
        "import tensorflow.compat.v2 as tf",
        "from tensorflow.keras import layers, models",
    )
    cells = [KERAS]
    for way in ways:
        cells += [Answer(f"{way}\nlayer = keras.layers.Dense(1)"), Test("assert layer.units == 1")]
    check(cells, jupyter=False)


# -- names ---------------------------------------------------------------------------------------------------------------

NAMES = {
    "NumPy's function beside that of math": [
        Author("from math import sqrt, pi\nimport numpy as np"),
        Answer("from numpy import sqrt\ndef f(x):\n    return sqrt(x) + 1"),
        Test("assert f(4) == 3\nassert f(np.array([4.0]))[0] == 3"),
    ],
    "a variable": [
        Author("from math import sqrt, pi\nimport time"),
        Answer("pi = 3.14159\ntime = 3.2\ndef f(x):\n    return time"),
        Test("assert f(4) == 3.2 and abs(pi - 3.1416) < 1e-3"),
    ],
    "a function of the learner's own": [
        Author("from math import sqrt"),
        Answer("def sqrt(x):\n    return 'mine'"),
        Test("assert sqrt(4) == 'mine'"),
    ],
    "a module and a class of one name": [
        Author("import datetime"),
        F,
        Test("from datetime import datetime\nassert f(datetime(2020, 1, 1).year) == 2021"),
        Test("assert f(1) == 2"),
        Test("import datetime\nassert f(datetime.date(2020, 1, 1).year) == 2021"),
    ],
    "data in the place of the module that gave it": [
        Author("import statistics, string"),
        Answer("import types\nstring = types.SimpleNamespace(digits='42', mine=1)\nstatistics = [1, 2]"),
        Test("assert string.mine == 1\nassert len(statistics) == 2"),
    ],
    "names that the grader itself had": [
        Author("import numpy as np"),
        Answer("class Anything:\n    value = 1\nnumpy = 'mine'"),
        Test("assert Anything.value == 1"),
        Test("assert Anything.value == 1 and numpy == 'mine'"),
    ],
}


@pytest.mark.parametrize("cells", NAMES.values(), ids=NAMES)
def test_a_name_may_mean_something_else(cells):
    check(cells)


# -- what the author's own cells replace --------------------------------------------------------------------------------

REPLACED = {
    "input": [
        Answer("def ask():\n    return int(input('n? ')) + 1"),
        Test("import builtins\nbuiltins.input = lambda prompt='': '4'\nassert ask() == 5"),
        Answer("def twice(x):\n    return 2 * x"),
        Test("assert twice(2) == 4"),
        Test("assert ask() == 5", due=0),  # Jupyter has its own again in each cell
    ],
    "print": [
        Answer("def say():\n    print('hello')"),
        Test("import builtins\nsaid, real = [], print\nbuiltins.print = said.append\nsay()\nassert said == ['hello']"),
        Test("builtins.print = real\nassert said == ['hello']"),
    ],
    "a function that is forbidden": [
        Author("import numpy as np"),
        Answer("def total(x):\n    s = 0\n    for v in x:\n        s += v\n    return s"),
        Test("def forbidden(*a, **k):\n    raise AssertionError('not allowed')\nnp.sum = forbidden\nassert total([1, 2]) == 3"),
        Test("import builtins\nsetattr(builtins, 'sum', forbidden)\nassert total([1, 2]) == 3"),
        Answer("def cheat(x):\n    return sum(x)"),
        Test("assert cheat([1, 2]) == 3", due=0),
    ],
    "by a function in a cell before": [
        Author("import numpy as np\ndef forbid():\n    np.linalg.inv = None"),
        F,
        Test("forbid()\nassert f(1) == 2"),
        Test("assert np.linalg.inv is None"),
    ],
    "by the author before all answers": [
        Author("import numpy as np\nvars(np)['mean'] = lambda x: 'mine'"),
        F,
        Test("assert np.mean([1]) == 'mine'"),
    ],
    "for a moment": [
        F,
        Test("from unittest.mock import patch\nwith patch('builtins.input', lambda p='': '7'):\n    assert input() == '7'"),
        Test("with patch('builtins.sum', lambda x: 9):\n    assert sum([1]) == 9\nassert sum([1]) == 1"),
    ],
    "a comparison, made milder": [
        Author("import numpy as np"),
        F,
        Test("import functools\nstrict = np.testing.assert_allclose\n"
             "np.testing.assert_allclose = functools.partial(strict, atol=2)\nnp.testing.assert_allclose(f(1), 1)"),
        Test("np.testing.assert_allclose(f(1), 3)"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("cells", REPLACED.values(), ids=REPLACED)
def test_what_the_authors_own_cells_replace_is_nobodys_trick(cells):
    check(cells)


HABITS = {
    "older names of NumPy's": [
        Author("import numpy as np"),
        Answer("np.bool, np.int, np.float = bool, int, float\n" + F.source),
        Test("assert f(1) == 2 and np.int is int"),
    ],
    "settings": [
        Author("import numpy as np"),
        Answer(
            "%load_ext autoreload\n%autoreload 2\nnp.seterr(all='raise')\nnp.set_printoptions(precision=2)\n"
            "import warnings, sys\nwarnings.simplefilter('error')\nsys.setrecursionlimit(5000)\n" + F.source
        ),
        T,
    ],
    "what the shell shows": [
        Answer(
            "from IPython.core.interactiveshell import InteractiveShell\n"
            "InteractiveShell.ast_node_interactivity = 'all'\n1\n2\n" + F.source
        ),
        T,
    ],
    "tracebacks of another kind": [
        Answer("shell = get_ipython()\nshell.showtraceback = lambda *a, **k: print('oh')\n" + F.source),
        T,
    ],
}


@pytest.mark.parametrize("cells", HABITS.values(), ids=HABITS)
def test_habits_cost_nothing(cells):
    check(cells)


# Tricks and habits look alike: what runs in the learner's own process is theirs to change, as with nbgrader.
LEARNERS_PROCESS = {
    "replaces a function of NumPy's": [
        Author("import numpy as np"),
        Answer("real = np.mean\nnp.mean = lambda *a, **k: real(*a, **k)\n" + F.source),
        T,
    ],
    "has its cells transformed": [
        Answer("get_ipython().input_transformers_post.append(lambda lines: lines)\n" + F.source),
        T,
    ],
    "follows its calls": [
        Answer("import sys\ncalls = []\ndef follow(frame, event, arg):\n    calls.append(frame.f_code.co_name)\n"
               "def f(x):\n    return x + 1\nsys.settrace(follow)"),
        Test("calls.clear()\nassert f(1) == 2\nassert 'f' in calls"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("cells", LEARNERS_PROCESS.values(), ids=LEARNERS_PROCESS)
def test_what_may_be_a_trick_is_a_habit_too_and_nobody_is_accused(cells):
    check(cells)


def test_a_cell_of_the_learners_own_is_not_taken_for_the_authors():
    nb = notebook(
        [
            Author("import numpy as np"),
            Author("np.allclose = print\nimport this"),
            Test("assert np.allclose(1, 2)"),
        ]
    )
    nb.cells[1].metadata["gradebox"] = {"own": True}
    assert imported_modules(nb) == ("numpy",)
    assert [cell["authors"] for cell in make_job(nb, LIMITS).cells] == [True, False, True]


# -- the last line, and code that runs code -----------------------------------------------------------------------------

LAST_LINES = {
    "an array": Test("f(3)"),
    "an array without dimensions": Test("np.array(2.0)"),
    "a fraction": Test("Fraction(1, 2)"),
    "a decimal": Test("from decimal import Decimal\nDecimal('2.5')"),
    "a complex number": Test("f(3)[1] + 1j"),
    "an object of the learner's": Test("P()"),
    "a sum of them": Test("P() + P()"),
    "a named tuple": Test("Q = namedtuple('Q', 'a b')\nQ(1, 2)"),
    "a data frame": Test("import pandas as pd\npd.DataFrame({'a': [1]})"),
    "a class": Test("P"),
    "a text": Test("'2'"),
    "a truth value": Test("f(3).sum() == 3"),
    "nothing": Test("None"),
    "a list": Test("[1.0]"),
    "a number": Test("1.5", due=1.5),
    "no points": Test("0", due=0),
    "a number, not shown": Test("1.5;"),
    "a number behind a display": Test("from IPython.display import display\ndisplay(2)\n3", due=3),
}


def test_only_a_number_in_the_last_line_is_a_number_of_points():
    start = Author("import numpy as np\nfrom fractions import Fraction\nfrom collections import namedtuple")
    answer = Answer(
        "def f(n):\n    return np.arange(n)\nclass P:\n    x = 3\n    def __add__(self, other):\n        return self"
    )
    check([start, answer, *LAST_LINES.values()])


def test_numpys_numbers_are_numbers():
    """NumPy 2 shows np.float64(2.0), which nbgrader takes for no number and pays in full: here gradebox differs."""
    cells = [Author("import numpy as np"), Test("np.mean([1.0, 2.0])", due=1.5), Test("np.int64(3)", due=3)]
    check(cells, jupyter=False)


TIMED = {
    "%time": Test("%time f(3)\nassert f(1) == 2"),
    "%time with a value": Test("r = %time f(3)\nassert r == 4"),
    "%timeit": Test("r = %timeit -n 3 -r 2 -o -q f(2)\nassert r.loops == 3"),
    "%timeit that prints": Test("%timeit -n 1 -r 1 f(9)\nassert f(1) == 2"),
    "%%time": Test("%%time\nassert f(1) == 2"),
    "%prun": Test("%prun -q f(3)\nassert f(1) == 2"),
    # A number that run_cell shows is the cell's result, and its points.
    "run_cell": Test("get_ipython().run_cell('f(2)')\nassert f(1) == 2", due=3),
    "eval": Test("assert eval('f(1)') == 2"),
    "a number after all": Test("%time f(3)\n2.5", due=2.5),
    "the value that was timed": Test("%time f(2)", due=3),
}


def test_what_is_timed_in_a_test_is_not_its_points():
    check([F, *TIMED.values()])


# -- equality ------------------------------------------------------------------------------------------------------------

COUNTS = """class V:
    calls = 0
    def __init__(self, x):
        self.x = x
    def __eq__(self, other):
        V.calls += 1
        print('compared')
        return isinstance(other, V) and self.x == other.x"""
EQUAL = {
    "mock.ANY": [
        Answer("def call(g):\n    g(1, 'x')"),
        Test("from unittest.mock import Mock, ANY\nm = Mock()\ncall(m)\nm.assert_called_once_with(1, ANY)"),
        Test("from unittest import mock\nm = mock.Mock()\ncall(m)\nassert m.call_args_list == [mock.call(1, mock.ANY)]"),
        Test("m.assert_has_calls([mock.call(1, mock.ANY)])"),
    ],
    "a matcher of the author's": [
        F,
        Author("class Roughly:\n    def __eq__(self, other):\n        return True"),
        Test("assert f(1) == Roughly()"),
        Test("class Whatever:\n    def __eq__(self, other):\n        return True\nassert [f(1)] == [Whatever()]"),
    ],
    "comparisons that are counted and printed": [
        Answer(COUNTS),
        Test("assert V(1) == V(1)\nassert V.calls == 1, V.calls"),
        Test("import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as said:\n    V(1) == V(2)\n"
             "assert said.getvalue() == 'compared\\n'\nassert V.calls == 2"),
    ],
    "comparisons that raise, and that take their time": [
        Answer("class R:\n    def __eq__(self, other):\n        raise TypeError\n"
               "class S:\n    def __eq__(self, other):\n        import time; time.sleep(0.1); return self is other\ns = S()"),
        Test("try:\n    R() == 1\nexcept TypeError:\n    pass\nassert s == s"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("cells", EQUAL.values(), ids=EQUAL)
def test_no_comparison_is_made_that_the_test_does_not_make(cells):
    check(cells)


def test_large_values_are_passed_on_at_once():
    frame = "import pandas as pd\ndf = pd.DataFrame({'a': range(1_000_000)})\nlong = [object() for _ in range(100_000)]"
    test = (
        "import time\nstart = time.perf_counter()\nfor _ in range(50):\n"
        "    assert len(df) == 1_000_000 and long == long and df is not None\n"
        "assert time.perf_counter() - start < 2, time.perf_counter() - start"
    )
    check([Author("import pandas"), Answer(frame), Test(test)], jupyter=False)


# -- the event loop, widgets, questions, imports -------------------------------------------------------------------------

ASYNC = [
    Answer("import asyncio\nasync def f(x):\n    await asyncio.sleep(0)\n    return x + 1\n"
           "pending = asyncio.ensure_future(f(1))"),
    Test("assert pending.done()"),
    Test("assert await pending == 2"),
    Test("assert asyncio.get_running_loop() is asyncio.get_event_loop()"),
    Test("asyncio.run(f(1))", due=0),
    Test("task = asyncio.get_event_loop().create_task(f(2))\nassert (await asyncio.gather(task, f(3))) == [3, 4]"),
    Test("async with asyncio.timeout(5):\n    await f(1)\n[x async for x in f(1)]", due=0),
    Test("import threading\nfound = []\nt = threading.Thread(target=lambda: found.append(asyncio.run(f(1))))\n"
         "t.start(); t.join()\nassert found == [2]"),
]  # fmt: skip


def test_an_event_loop_runs_while_a_cell_does():
    check(ASYNC)


WIDGETS = [
    Author("import ipywidgets as widgets\nout = widgets.Output()"),
    Answer("def f(x):\n    print(x)\n    return 1 / x"),
    Test("with out:\n    f(0)\nassert f(1) == 1"),
    Test(
        "interact = widgets.interactive(f, x=widgets.IntSlider(0, -1, 1))\ninteract.update()\nassert f(1) == 1"
    ),
    Test("f(0)", due=0),
    Test("with out:\n    f(0)\nassert False", due=0),
]


def test_an_error_in_a_widgets_output_is_the_widgets():
    check(WIDGETS)


ASKS = [
    Author("import getpass, this"),
    F,
    Test("try:\n    getpass.getpass()\nexcept EOFError:\n    raise AssertionError\nexcept Exception as e:\n"
         "    assert type(e).__name__ == 'StdinNotImplementedError'"),
    Test("f?\nassert f(1) == 2"),
]  # fmt: skip


def test_questions_and_help_are_as_in_jupyter():
    nb = check(ASKS)
    plain = in_jupyter(notebook(ASKS))
    for ours, theirs in zip(nb.cells, plain.cells):
        assert [o.get("text") for o in ours.outputs] == [o.get("text") for o in theirs.outputs]
    assert "Beautiful is better than ugly" in nb.cells[0].outputs[0].text


def test_what_a_module_prints_when_it_is_imported_is_printed_once_and_by_the_cell_that_imports_it():
    cells = [
        Author("x = 1"),
        Author("import this\nthis.s[:4]"),
        Author("import this"),
        Author("this.__spec__.name"),
    ]
    ours, plain = in_the_box(notebook(cells)), in_jupyter(notebook(cells))
    for one, other in zip(ours.cells, plain.cells):
        assert nbformat.from_dict(one.outputs) == other.outputs


# -- cells of the learner's own ------------------------------------------------------------------------------------------

HELPED = Answer("def f(x):\n    return helper(x)")
HELPER = "def helper(x):\n    return x + 1"
STUB = "# YOUR CODE HERE\nraise NotImplementedError()"


def released_and_answered(cells):
    """The released notebook of these cells, and what a learner has made of it."""
    submitted = notebook(cells)
    released = copy.deepcopy(submitted)
    for cell in released.cells:
        cell.source = STUB if is_solution(cell) else cell.source
    return released, submitted


def put(index, source):
    """A learner adds a cell before the cell `index`."""
    return lambda nb: nb.cells.insert(index, new_code_cell(source))


def write(index, source):
    """A learner changes a cell."""
    return lambda nb: nb.cells[index].update(source=source)


def split(index, line):
    """A learner splits a cell, and both parts keep the metadata."""

    def change(nb):
        first, second = copy.deepcopy(nb.cells[index]), copy.deepcopy(nb.cells[index])
        lines = first.source.split("\n")
        first.source, second.source = "\n".join(lines[:line]), "\n".join(lines[line:])
        second.id = "split"
        nb.cells[index : index + 1] = [first, second]

    return change


def lose_metadata(index):
    """The metadata of a cell get lost, and its id."""
    return lambda nb: nb.cells[index].update(metadata={}, id="other")


def lose_ids(nb):
    """Another program gives all cells new ids."""
    for number, cell in enumerate(nb.cells):
        cell.id = f"new-{number}"


OWN = {
    "a helper before the answer": ([HELPED, T], put(0, HELPER)),
    "a helper between answer and test": ([HELPED, T], put(1, HELPER)),
    "a helper at the top": ([Author("import math"), Author("import os"), HELPED, T], put(0, HELPER)),
    "a helper between cells of the author's": (
        [Author("def helper(x):\n    return 0"), Author("import os"), HELPED, T],
        put(1, HELPER),
    ),
    "an import": ([Author("import os"), Answer("def f(x):\n    return math.ceil(x + 0.5)"), T], put(1, "import math")),
    "a cell that fails": ([F, T], put(0, "nothing")),
    "a copy of the author's cell": (
        [Author("n = 1"), Answer("n = 2"), Test("assert n == 1")],
        put(2, "n = 1"),
    ),
    "a better answer below the first": ([Answer("def f(x):\n    return 0"), T], put(1, F.source)),
    "a cell that they filled in": ([Author("name = ''  # fill in"), F, Test("assert name == 'me'")], write(0, "name = 'me'")),
    "a cell that they filled in, beside others": (
        [Author("import os"), Author("name ="), Author("x = 1"), F, Test("assert name == 'me' and x == 1")],
        write(1, "name = 'me'"),
    ),
    "an import in the author's cell": (
        [Author("import numpy as np"), Answer("def f(x):\n    return math.ceil(np.float64(x) + 0.5)"), T],
        write(0, "import numpy as np\nimport math"),
    ),
    "an answer in two parts": ([Answer(HELPER + "\n" + HELPED.source), T], split(0, 2)),
    "an answer that lost its metadata": ([Author("import os"), F, T], lose_metadata(1)),
}  # fmt: skip


@pytest.mark.parametrize("other_ids", [False, True], ids=["ids", "other ids"])
@pytest.mark.parametrize("name", OWN)
def test_cells_of_the_learners_own_run_in_their_place(name, other_ids):
    cells, change = OWN[name]
    released, submitted = released_and_answered(cells)
    change(submitted)
    if other_ids:
        lose_ids(submitted)
    due = [float(cell.due) for cell in cells if isinstance(cell, Test)]
    ours = in_the_box(rebuild(released, submitted))
    assert marks(ours) == due, errors(ours)
    if not other_ids:
        assert marks(in_jupyter(submitted)) == due


def test_what_a_learner_fills_in_is_theirs_and_what_the_author_imports_is_warm():
    cells, change = OWN["an import in the author's cell"]
    released, submitted = released_and_answered(cells)
    change(submitted)
    nb = rebuild(released, submitted)
    assert imported_modules(nb) == ("numpy",)
    assert [cell["authors"] for cell in make_job(nb, LIMITS).cells] == [False, False, True]


def test_what_ran_in_its_place_is_said():
    cells = [Author("n = 1"), HELPED, T]
    released, submitted = released_and_answered(cells)
    put(1, HELPER)(submitted)
    write(0, "n = 2")(submitted)
    submitted.cells.append(new_markdown_cell("My notes."))
    nb = rebuild(released, submitted)
    assert read_notes(nb, "remarks") == [
        "1 cell of the learner's own ran with the notebook",
        "1 cell outside the solution cells was changed: the learner's text ran",
    ]
    assert [cell.source for cell in nb.cells] == ["n = 2", HELPER, HELPED.source, T.source, "My notes."]
    assert rebuild(released, submitted) == nb, "the same notebook each time, with the same ids"


def test_no_cell_of_the_learners_own_is_longer_than_an_answer():
    cells = [F, T]
    released, submitted = released_and_answered(cells)
    put(0, "x = 1\n" * 20_000)(submitted)
    nb = rebuild(released, submitted)
    assert len(nb.cells) == 2
    assert read_notes(nb, "repairs") == [
        "1 cell of the learner's own with more than 100,000 characters was left out"
    ]


def test_stubs_and_tests_that_were_copied_do_not_run_again():
    cells = [F, T]
    released, submitted = released_and_answered(cells)
    released.cells[0].source = "f = None"
    stub, test = copy.deepcopy(released.cells[0]), copy.deepcopy(submitted.cells[1])
    test.source = "raise SystemExit"
    submitted.cells[1:1] = [stub, test]
    nb = rebuild(released, submitted)
    assert [cell.source for cell in nb.cells] == [F.source, T.source]


# -- files beside the notebook, and other notebooks ----------------------------------------------------------------------


def files(folder, contents):
    """Write files; returns {path: Path}."""
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return {name: folder / name for name in contents}


def test_what_was_handed_in_goes_with_the_notebooks_and_never_over_the_teachers(tmp_path):
    teachers = files(tmp_path / "source", {"data.csv": "1", "lib/util.py": "", "table": ""})
    folder = tmp_path / "submitted"
    files(
        folder,
        {
            **{
                "mine.csv": "1,2",
                "pictures/a.png": "x",
                "mymodule.py": "",
                "data.csv": "other",
                "big.bin": "x" * 2000,
            },
            **{
                "lib": "in the way",
                "table/a.csv": "",
                "notes.tmp": "",
                ".hidden": "",
                ".git/config": "",
                "p1.html": "",
            },
            **{"p1.ipynb": "", "other.ipynb": "", "timestamp.txt": "", "__pycache__/a.pyc": ""},
        },
    )
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "folder").symlink_to("/etc")
    os.mkfifo(folder / "pipe")
    found = handed_in_files(folder, teachers, ["*.tmp", "__pycache__"], 0.001, ["p1"])
    assert found.files == {name: folder / name for name in ("mine.csv", "mymodule.py", "pictures/a.png")}
    assert (found.too_large, found.changed) == (["big.bin"], ["data.csv"])
    assert (found.in_the_way, found.ignored) == (["lib", "table/a.csv"], ["notes.tmp"])
    assert handed_in_files(tmp_path / "nobody", teachers, [], 1).files == {}


def test_there_are_not_too_many_files(tmp_path):
    files(tmp_path, {f"{number:04}.txt": "" for number in range(1_010)})
    found = handed_in_files(tmp_path, {}, [], 1)
    assert len(found.files) == 1_000 and len(found.too_large) == 10
    assert left_out_for_size(found.too_large, 1).startswith("left out: 1000.txt, 1001.txt, ")


READS = [
    Author("import own, helper, csv"),
    Answer("rows = open('mine.csv').read().split()"),
    Test("assert rows == ['1', '2']"),
    Test("assert helper.f(1) == 2 and own.g() == 'mine'"),
    Test("import numpy as np\nnp.testing.assert_allclose(1.0, 2.0)", due=0),
]


def test_an_answer_reads_what_was_handed_in(tmp_path):
    teachers = files(tmp_path / "source", {"helper.py": "def f(x):\n    return x + 1"})
    handed_in = files(
        tmp_path / "submitted",
        {
            "helper.py": "def f(x):\n    return 0",
            "mine.csv": "1\n2\n",
            "own.py": "def g():\n    return 'mine'",
            "csv.py": "raise SystemExit",
            "numpy/__init__.py": "class testing:\n    assert_allclose = print",
        },
    )
    nb = in_the_box(notebook(READS), files=teachers, handed_in=handed_in)
    assert marks(nb) == [POINTS, POINTS, 0], errors(nb)
    assert read_notes(nb, "remarks") == [
        "left out: csv.py, numpy/__init__.py, which have the name of a module that the tests need"
    ]


SHADOWED = {
    "a module that lies in site-packages": ("tabulate", "from tabulate import check"),
    "a module of Python's": ("wave", "from wave import check"),
    "a module that another one imports": ("soupsieve", "import bs4\nfrom soupsieve import check"),
}


@pytest.mark.parametrize("name, imports", SHADOWED.values(), ids=SHADOWED)
def test_a_module_beside_the_notebook_comes_first(name, imports, tmp_path):
    teachers = files(tmp_path, {f"{name}.py": "def check(f):\n    assert f(1) == 2"})
    cells = [Author(imports), F, Test("check(f)")]
    assert marks(in_the_box(notebook(cells), files=teachers)) == [POINTS]


def test_modules_beside_a_notebook_have_the_names_under_which_they_are_imported():
    paths = (
        "a.py",
        "b/c.py",
        "d.cpython-311-x86_64-linux-gnu.so",
        "data/e.csv",
        "f.txt",
        "g-h.py",
        "i/j/k.py",
    )
    assert module_names(paths) == {"a", "b", "d", "i"}


WRITES = [
    Answer(
        "def f(x):\n    return x + 1\nopen('result.txt', 'w').write('5')\nopen('data.csv', 'w').write('forged')"
    ),
    Test("assert f(1) == 2\n### BEGIN HIDDEN TESTS\nassert f(41) == 42, 'a secret'\n### END HIDDEN TESTS"),
]
READS_THEM = [
    Author("before = open('data.csv').read()\n%run a.ipynb"),
    Answer("def g(x):\n    return f(x) + 1\nprint(open('a.ipynb').read())"),
    Test("assert g(1) == 3"),
    Test("assert open('result.txt').read() == '5' and before == 'given'"),
]


def test_a_notebook_finds_the_earlier_ones_and_their_files_but_not_their_hidden_tests(tmp_path):
    teachers = files(tmp_path, {"data.csv": "given"})
    first = notebook(WRITES)
    start_notes(first)
    result = run_box(make_job(first, LIMITS, teachers, hands_on=True))
    fill_in_outputs(first, result)
    assert set(result["written"]) == {"result.txt", "data.csv"}
    earlier = Earlier()
    earlier.add("a", first, result, Config())
    second = in_the_box(notebook(READS_THEM), files=teachers, earlier=earlier)
    assert marks(first) == [POINTS] and marks(second) == [POINTS, POINTS], errors(second)
    assert "def f(x)" in second.cells[1].outputs[0].text and "a secret" not in str(second)


def test_a_hidden_test_of_an_earlier_notebook_is_not_printed_in_a_later_one():
    nb = notebook([Answer("")])
    nb.cells[0].outputs = [new_output("stream", text="# assert f(41) == 42, 'a secret'\nfine\n")]
    hide_tests_of_others(nb, [notebook(WRITES)], Config())
    assert nb.cells[0].outputs[0].text == "[a line of the hidden tests]\nfine\n"


def test_files_that_are_too_large_are_not_handed_on_and_that_is_said():
    nb = notebook([Answer("open('big', 'wb').write(bytes(5_000_000))\nopen('small', 'w').write('x')")])
    start_notes(nb)
    result = run_box(make_job(nb, Limits(output_bytes=1_000_000), hands_on=True))
    fill_in_outputs(nb, result)
    assert list(result["written"]) == ["small"]
    assert read_notes(nb, "incidents") == [
        "later notebooks do not find 1 of the files that it wrote: they are too large, too many, or came too late"
    ]


MAKES = [
    Answer("open('tool', 'w').write('#!/bin/sh\\necho made')\n!chmod +x tool"),
    Test("import subprocess\nassert subprocess.check_output('./given.sh') == b'given\\n'"),
    Test("assert subprocess.check_output('./large.sh') == b'large\\n'"),
    Test("assert subprocess.check_output('./bin/mine') == b'mine\\n'"),
]
RUNS_THEM = [Author("import subprocess"), Test("assert subprocess.check_output('./tool') == b'made\\n'")]


def test_programs_may_be_executed_the_teachers_those_handed_in_and_those_that_notebooks_make(tmp_path):
    program = "#!/bin/sh\necho {}\n"
    given = {"given.sh": program.format("given"), "large.sh": program.format("large") + "#" * LARGE}
    teachers = files(tmp_path / "source", {**given, "data.csv": "1"})
    handed_in = files(tmp_path / "submitted", {"bin/mine": program.format("mine")})
    for path in (teachers["given.sh"], teachers["large.sh"], handed_in["bin/mine"]):
        path.chmod(0o755)
    first = notebook(MAKES)
    start_notes(first)
    job = make_job(first, LIMITS, teachers, handed_in=handed_in, hands_on=True)
    assert job.programs == ("bin/mine", "given.sh", "large.sh") and list(job.large) == ["large.sh"]
    result = run_box(job)
    fill_in_outputs(first, result)
    assert marks(first) == [POINTS] * 3, errors(first)
    earlier = Earlier()
    earlier.add("a", first, result, Config())
    assert (set(earlier.written), earlier.programs) == ({"tool"}, {"tool"})
    second = in_the_box(notebook(RUNS_THEM), earlier=earlier)
    assert marks(second) == [POINTS], errors(second)


def test_what_an_earlier_notebook_has_written_is_no_program_for_one_of_its_name_that_was_handed_in(tmp_path):
    handed_in = files(tmp_path, {"tool": "#!/bin/sh\n", "other": "#!/bin/sh\n"})
    for path in handed_in.values():
        path.chmod(0o755)
    earlier = Earlier()
    earlier.add("a", notebook([]), {"written": {"tool": ""}, "programs": []}, Config())
    assert make_job(notebook([]), LIMITS, handed_in=handed_in, earlier=earlier).programs == ("other",)


@pytest.mark.parametrize("value", [None, {}, "a", ["b"], [1], [["a"]]])
def test_what_a_process_calls_its_programs_is_looked_at(value):
    assert not are_programs(value, {"a": ""}) and are_programs(["a"], {"a": ""}) and are_programs([], {})


@pytest.mark.parametrize(
    "value", [None, [], {"../a": ""}, {"/a": ""}, {"a\0": ""}, {"": ""}, {"a": 1}, {"a": "?"}]
)
def test_what_a_process_calls_its_files_is_looked_at(value):
    assert not are_files(value) and are_files({"a/b.txt": "MSwy"})


COURSE = """
c = get_config()
from gradebox.config import configure
configure(c)
c.Autograde.exclude_overwriting = {"ps1": ["./helper.py"]}
"""


def given(nb):
    """The source notebook: answers are solutions, tests are as they are."""
    for cell in nb.cells:
        if is_solution(cell):
            cell.source = f"### BEGIN SOLUTION\n{cell.source}\n### END SOLUTION"
    return nb


def test_both_commands_give_the_same_marks_with_files_and_several_notebooks(tmp_path):
    source, submitted = tmp_path / "source/ps1", tmp_path / "submitted/ada/ps1"
    (tmp_path / "nbgrader_config.py").write_text(COURSE)
    files(source, {"data.csv": "given", "helper.py": "def f(x):\n    raise NotImplementedError"})
    files(
        submitted,
        {
            "mine.csv": "1\n2",
            "helper.py": "def f(x):\n    return x + 1",
            "own.py": "def g():\n    return 'mine'",
        },
    )
    books = {"a": WRITES, "b": READS_THEM, "c": READS}
    for name, cells in books.items():
        nbformat.write(given(notebook(cells)), source / f"{name}.ipynb")
        nbformat.write(notebook(cells), submitted / f"{name}.ipynb")
    records = grade_assignment(tmp_path, "ps1", Options(workers=1, feedback=False))
    assert [record.score for record in records] == [POINTS, 2 * POINTS, 2 * POINTS], records
    assert (tmp_path / "autograded/ada/ps1/mine.csv").read_text() == "1\n2"
    assert not (tmp_path / "autograded/ada/ps1/result.txt").exists(), "it may hold a hidden test"

    known = sorted((tmp_path / ".gradebox").rglob("*.json"))
    course = open_course(tmp_path)
    for command in (GenerateAssignment, Autograde):
        command(coursedir=course.coursedir("ps1", "ada"), config=course.config, force=True).start()
    assert sorted((tmp_path / ".gradebox").rglob("*.json")) == known, "the same jobs, so the same results"
    with Gradebook(course.db_url) as gradebook:
        assert gradebook.find_submission("ps1", "ada").score == 5 * POINTS


# -- output and time that are nobody's fault -----------------------------------------------------------------------------

SMALL = Limits(cell_seconds=30, interrupt_seconds=5, output_bytes=100_000)
SHOWS = Author("for _ in range(12):\n    print('x' * 20_000)")
LOUD = Answer("print('working')\ndef f(x):\n    return x + 1")
QUIET = Test("print('testing')\nassert f(1) == 2")


def test_what_the_author_shows_costs_no_learner_anything():
    big = Author(
        "from IPython.display import display\ndisplay({'text/plain': 'x' * 2_000_000}, raw=True)\nprint('after')"
    )
    nb = in_the_box(notebook([SHOWS, big, LOUD, QUIET, SHOWS]), SMALL)
    assert marks(nb) == [POINTS] and not errors(nb) and not read_notes(nb, "incidents")
    for cell in (nb.cells[0], nb.cells[1]):
        assert cell.outputs[-1].text.endswith("left out: there is too much of it]\n")
        assert cell.execution_count
    assert nb.cells[2].outputs[0].text == "working\n" and nb.cells[3].outputs[0].text == "testing\n"


def test_each_cell_has_its_own_limit_of_output():
    long = Test("print('x' * 60_000)\nassert f(1) == 2")
    nb = in_the_box(
        notebook([LOUD, *[long] * 12, Test("print('x' * 60_000)\nassert f(1) == 3", due=0)]), SMALL
    )
    assert marks(nb) == [POINTS] * 12 + [0]
    assert sum(len(output.get("text", "")) for cell in nb.cells for output in cell.outputs) < 510_000


def test_a_learner_who_prints_without_an_end_is_stopped_and_later_cells_run():
    endless = Answer("while True:\n    print('x' * 1000)")
    nb = in_the_box(notebook([LOUD, endless, QUIET]), SMALL)
    assert marks(nb) == [POINTS]
    assert errors(nb) == ["OutputLimitError: the cell printed more than 100 kB and was stopped"]


TIMEOUTS = {
    "as nbgrader has it": ({"timeout": 30}, (30, 300)),
    "none": ({"timeout": None}, (None, NO_LIMIT)),
    "-1": ({"timeout": -1}, (None, NO_LIMIT)),
    "0": ({"timeout": 0}, (None, NO_LIMIT)),
    "long cells": ({"timeout": 1800}, (1800, 18_000)),
    "a notebook's own": ({"timeout": -1, "notebook_timeout": 600}, (None, 600)),
    "none for the notebook": ({"notebook_timeout": -1}, (60, NO_LIMIT)),
}


@pytest.mark.parametrize("name", TIMEOUTS)
def test_no_limit_of_time_is_no_limit(name):
    settings, expected = TIMEOUTS[name]
    step = ExecuteInBox(config=Config(ExecutePreprocessor=settings))
    assert (step.limits().cell_seconds, step.limits().notebook_seconds) == expected


def test_a_cell_without_a_limit_of_time_runs():
    limits = ExecuteInBox(config=Config(ExecutePreprocessor={"timeout": -1})).limits()
    nb = in_the_box(notebook([Answer("import time\ntime.sleep(0.3)"), F, T]), limits)
    assert marks(nb) == [POINTS]
    endless = Answer("import time\nwhile True:\n    time.sleep(0.1)")
    stopped = in_the_box(notebook([endless, T]), replace(limits, notebook_seconds=1))
    assert errors(stopped)[0].startswith("NotebookTimeoutError: the notebook ran longer than 1 s")


# -- kernels -------------------------------------------------------------------------------------------------------------

PYTHON = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
KERNELS = {
    "own": {"argv": PYTHON, "language": "python"},
    "bare": {"argv": ["python", *PYTHON[1:]], "language": "python"},
    "settings": {"argv": PYTHON, "language": "python", "env": {"PYTHONPATH": "/opt/course"}},
    "another": {"argv": ["/opt/other/bin/python", *PYTHON[1:]], "language": "python"},
    "ir": {"argv": ["R", "--slave"], "language": "R"},
}
ASKED = {  # what is said of it, and whether it runs the notebook
    "own": ([], False),
    "bare": ([], False),
    "python3": ([], False),
    "settings": (["run by the kernel settings (python), as nbgrader does"], True),
    "another": (["run by the kernel another (python), as nbgrader does"], True),
    "ir": (["run by the kernel ir (R), as nbgrader does"], True),
    "missing": (["the kernel missing is not installed here: gradebox's own Python ran the notebook"], False),
}


@pytest.fixture
def kernels(tmp_path, monkeypatch):
    """Jupyter has these kernels."""
    for name, kernel in KERNELS.items():
        files(tmp_path / "kernels" / name, {"kernel.json": json.dumps({"display_name": name} | kernel)})
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    installed_kernel.cache_clear()
    yield
    installed_kernel.cache_clear()


@pytest.mark.parametrize("name", ASKED)
def test_the_kernel_is_asked_for_and_another_one_is_said(name, kernels):
    nb = notebook([F])
    start_notes(nb)
    nb.metadata.kernelspec.name = name
    said, runs = ASKED[name]
    found = other_kernel(nb, [])
    assert (found is not None) is runs and read_notes(nb, "remarks") == said
    assert not runs or found["name"] == name


def test_the_kernel_of_the_configuration_comes_before_the_notebooks(kernels):
    nb = notebook([F])
    start_notes(nb)
    nb.metadata.kernelspec.name = "another"
    assert other_kernel(nb, [], "python3") is None and read_notes(nb, "remarks") == []


def test_a_kernel_sees_its_own_folders_and_never_the_course(kernels, tmp_path):
    course, site = tmp_path / "course", tmp_path / "course/site"
    site.mkdir(parents=True)
    nb = notebook([F])
    nb.metadata.kernelspec.name = "settings"
    installed_kernel("settings").env["PYTHONPATH"] = os.pathsep.join(
        map(str, (site, course, tmp_path, "/", "x"))
    )
    folders = other_kernel(nb, [course])["folders"]
    assert str(site) in folders and not {str(course), str(tmp_path), "/", "x"} & set(folders)


def test_a_kernel_sees_the_settings_of_its_program_in_etc(kernels):
    """Debian's R does not start without /etc/R."""
    program = next(entry.name for entry in os.scandir("/etc") if entry.is_dir())
    nb = notebook([F])
    start_notes(nb)
    nb.metadata.kernelspec.name = "ir"
    installed_kernel("ir").argv[0] = program
    assert f"/etc/{program}" in other_kernel(nb, [])["folders"]


IN_R = [
    Answer("f <- function(x) x + 1"),
    Test("stopifnot(f(1) == 2, nrow(read.csv('data.csv')) == 2)"),
    Test("stopifnot(f(1) == 3)", due=0),
    Test("if (f(1) == 2) 1.5 else 0"),
    Answer("g <- function(x {"),
    Test("g(1)", due=0),
]


@pytest.mark.skipif(not installed_kernel("ir"), reason="needs R: sudo apt install r-cran-irkernel")
def test_r_runs_in_the_box(tmp_path):
    nb = notebook(IN_R)
    nb.metadata.kernelspec = {"name": "ir", "language": "R", "display_name": "R"}
    start_notes(nb)
    beside = files(tmp_path, {"data.csv": "a\n1\n2\n"})
    limits = replace(LIMITS, cell_seconds=30)
    result = run_box(make_job(nb, limits, beside, kernel=other_kernel(nb, [])))
    assert "failed" not in result, result
    fill_in_outputs(nb, result)
    assert marks(nb) == [cell.due for cell in IN_R if isinstance(cell, Test)], errors(nb)


@pytest.mark.parametrize(
    "metadata",
    [
        {"kernelspec": {"name": "missing", "display_name": "R"}, "language_info": {"name": "R"}},
        {"kernelspec": {"name": "missing", "language": "R"}},
    ],
)
def test_another_language_is_not_run_as_python(metadata, kernels):
    nb = notebook([F, T])
    start_notes(nb)
    nb.metadata |= nbformat.from_dict(metadata)
    assert needs_no_run(nb) == "the notebook is for R, and its kernel missing is not installed here"
    fill_in_outputs(nb, None)
    assert marks(nb) == [0] and read_notes(nb, "incidents") == [f"not run: {needs_no_run(nb)}"]
    assert not needs_no_run(notebook([F]))


ELSEWHERE = [
    Author("import coursepkg, os"),
    Answer("def f(x):\n    return coursepkg.twice(x)\nopen('left.txt', 'w').write('5')"),
    Test("assert f(2) == 4 and open('data.csv').read() == 'given'"),
    Test("assert f(2) == 5", due=0),
    Test("2.5", due=2.5),
    Answer("import time\nwhile True:\n    time.sleep(0.1)"),
    Test("assert os.environ['COURSE'] == 'yes' and os.getuid() != 0"),
    Answer("os._exit(1)"),
    Test("assert True", due=0),
    Test("assert True", due=0),
]


def test_another_kernel_runs_the_notebook_in_the_box(kernels, tmp_path):
    site = tmp_path / "site"
    files(site, {"coursepkg.py": "def twice(x):\n    return 2 * x"})
    installed_kernel("settings").env.update(PYTHONPATH=str(site), COURSE="yes")
    nb = notebook(ELSEWHERE)
    start_notes(nb)
    nb.metadata.kernelspec.name = "settings"
    beside = files(tmp_path / "source", {"data.csv": "given"})
    kernel = other_kernel(nb, [tmp_path / "source"])
    job = make_job(nb, replace(LIMITS, cell_seconds=3), beside, hands_on=True, kernel=kernel)
    result = run_box(job)
    assert "failed" not in result, result
    fill_in_outputs(nb, result)
    assert marks(nb) == [cell.due for cell in ELSEWHERE if isinstance(cell, Test)], errors(nb)
    assert "CellTimeoutError: the cell ran longer than 3 s and was stopped" in errors(nb)
    assert "NotRun: not run: the kernel died in cell-7" in errors(nb)[-1]
    assert result["repeatable"] is False
