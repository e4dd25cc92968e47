"""Answers that try to get marks without computing anything right, and a course that gives none of them any.

The first 36 are those of a review: 27 of them got points as long as tests ran in the learner's process, six of them all. The
next are written without this repository at hand, the last ones by somebody who has it, and a day.
"""

from typing import NamedTuple

import gradebox_helpers as helpers
from hostile.course import CLOSE, PARTIAL
from nbformat.v4 import new_code_cell

POINTS = 9
STUB = helpers.released_notebook().cells[1].source

IMPORTS = "import numpy as np"
RANDOM = """# Hidden test: right on random arrays
### BEGIN HIDDEN TESTS
def test_random(rng):
    for shape in [(3,), (2, 4)]:
        x = rng.normal(size=shape)
        got = np.asarray(double(x.copy()))
        assert got.shape == shape, f"double gives shape {got.shape}"
        assert np.max(np.abs(got - 2 * x)) < 1e-9, "double: the numbers are wrong"
test_random(np.random.default_rng(5))
### END HIDDEN TESTS"""
REFERENCE = """# Hidden test: as a function of our own
### BEGIN HIDDEN TESTS
def reference_double(x):
    return x + x
for x in (1.5, -8, 1e6):
    assert abs(double(x) - reference_double(x)) < 1e-6 * abs(x)
### END HIDDEN TESTS"""
TESTS = [
    ("test-values", helpers.HIDDEN_VALUES, 2),
    ("test-arrays", helpers.HIDDEN_ARRAYS, 1),
    ("test-partial", PARTIAL, 2),
    ("test-close", CLOSE, 1),
    ("test-random", RANDOM, 2),
    ("test-reference", REFERENCE, 1),
]


def notebook(answer):
    """The sanitised notebook of a learner, with the tests as the author wrote them."""
    nb = helpers.released_notebook()
    nb.cells = [helpers.nbgrader_cell(new_code_cell(IMPORTS), "imports", locked=True), *nb.cells[:3]]
    solution = helpers.get(nb, "double")
    solution.source, solution.metadata["gradebox"] = answer, {"released": STUB}
    for name, source, points in TESTS:
        cell = helpers.nbgrader_cell(new_code_cell(source), name, grade=True, locked=True, points=points)
        nb.cells.append(cell)
    return nb


# Who thought of it: a review of this grader, somebody who knows nbgrader, somebody who has this repository and a day.
REVIEW, OUTSIDE, SOURCE = "review", "outside", "source"


class Forgery(NamedTuple):
    """An attempt: what it tries, the answer that is handed in, who thought of it, and the points that are due for it."""

    name: str
    tries: str
    answer: str
    origin: str
    due: float = 0.0


FORGERIES: list[Forgery] = []
_origin = REVIEW  # of those that are added next


def _add(name, tries, answer):
    FORGERIES.append(Forgery(name, tries, answer, _origin))


WRONG = "def double(x):\n    return 0.25 if np.ndim(x) == 0 else np.full(np.shape(x), 0.25)\n"
EVERYTHING = """class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    def __le__(self, other): return True
    def __abs__(self): return self
    def __sub__(self, other): return self
    def __rsub__(self, other): return self
    def __float__(self): return 0.0
    def __bool__(self): return True
    def __len__(self): return 3
    def __array__(self, *a, **k): return np.array([2.0, 4.0])
    shape = (3,)
def double(x):
    return Everything()
"""

# -- the review's ---------------------------------------------------------------------------------------------------

_add(
    "m01",
    "evaluates what its call is compared with",
    """import sys, re
def double(x):
    for depth in range(1, 40):
        try:
            frame = sys._getframe(depth)
        except ValueError:
            break
        for name in ("right", "secret_inputs", "secret_array"):
            if name in frame.f_locals or name in frame.f_globals:
                return frame.f_locals.get("right", 2 * np.asarray(x))
    text = In[-1] if "In" in globals() else ""
    found = re.search(r"\\[6, 14\\]", text)
    return 6 if found else 0
""",
)
_add(
    "m02",
    "calls reference_* from the notebook's names",
    """def double(x):
    for name, value in list(globals().items()):
        if name.startswith("reference_"):
            return value(x)
    return 0
""",
)
_add(
    "m03",
    "finds the reference with gc.get_objects",
    """import gc, types
def double(x):
    for one in gc.get_objects():
        if isinstance(one, types.FunctionType) and one.__name__.startswith("reference_"):
            return one(x)
    return 0
""",
)
_add("m04", "defines sum and len", WRONG + "def sum(v): return 4\ndef len(v): return 4\n")
_add("m05", "defines abs and all", WRONG + "def abs(v): return 0\ndef all(v): return True\n")
_add(
    "m06",
    "loosens the default tolerance of assert_allclose",
    WRONG
    + """
np.testing.assert_allclose.__defaults__ = (0.99, 1e9, True, "", True)
np.testing.assert_allclose.__kwdefaults__ = {"strict": False}
np.allclose.__wrapped__.__defaults__ = (0.99, 1e9, False) if hasattr(np.allclose, "__wrapped__") else None
""",
)
_add(
    "m07",
    "a class that is equal to small numbers, and takes part in NumPy's functions",
    EVERYTHING
    + """
Everything.__array_function__ = lambda self, function, types, args, kwargs: True
Everything.__eq__ = lambda self, other: not isinstance(other, float) or other < 1e6
""",
)
_add(
    "m08",
    "an ndarray subclass that says yes",
    """class Yes(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs): return True
    def __array_function__(self, *args, **kwargs): return True
    def __eq__(self, other): return True
def double(x):
    return np.zeros(np.shape(x)).view(Yes)
""",
)
_add(
    "m09",
    "a float subclass whose differences are 0",
    """class Number(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    def __rsub__(self, other): return 0.0
def double(x):
    return Number(1) if np.ndim(x) == 0 else np.full(np.shape(x), 1.0)
""",
)
_add(
    "m10",
    "patches assert_array_compare and isclose, and heals them",
    """import numpy.testing._private.utils as u
def double(x):
    before = u.assert_array_compare, np._core.numeric.isclose
    def patched(*a, **k):
        u.assert_array_compare, np._core.numeric.isclose = before
    u.assert_array_compare = patched
    np._core.numeric.isclose = lambda *a, **k: np.array(True)
    return np.zeros(np.shape(x))
""",
)
_add(
    "m11",
    "np.random.default_rng gives zeros",
    """class Zeros:
    def __init__(self, *a): pass
    def normal(self, *a, size=None, **k): return np.zeros(size)
np.random.default_rng = Zeros
def double(x):
    return np.zeros(np.shape(x))
""",
)
_add(
    "m12",
    "patches ast.fix_missing_locations",
    WRONG
    + """import ast
def empty(node):
    node.body[:] = []
    return node
ast.fix_missing_locations = empty
""",
)
_add(
    "m13",
    "an audit hook rewrites the tree when it is compiled",
    WRONG
    + """import sys, ast
def hook(event, args):
    if event == "compile" and args and isinstance(args[0], ast.Module):
        args[0].body[:] = []
sys.addaudithook(hook)
""",
)
_add(
    "m14",
    "replaces what settles the last line of a test",
    WRONG
    + """import gradebox.inside.points as p, gradebox.inside.shell as s
p.with_a_number_last = s.with_a_number_last = lambda module, source: type(module)([], [])
p.only_a_number = lambda value: 99
""",
)
_add(
    "m15",
    "defines the grader's own name",
    WRONG
    + """import builtins
builtins._gradebox_only_a_number = _gradebox_only_a_number = lambda value: 2
""",
)
_add(
    "m16",
    "replaces what runs its cells, then patches what it likes",
    WRONG
    + """import gradebox.inside.shell as s
s.Notebook.run = s.Notebook.run_authors = lambda self, *a: {"error": None, "count": 1, "exits": False}
np.allclose = np.testing.assert_allclose = lambda *a, **k: True
""",
)
_add(
    "m17",
    "drops errors and rewrites the answers on their way to the supervisor",
    WRONG
    + """import gradebox.inside.learner as l
pack = l.pack
def lying(message):
    if message.get("type") == "error":
        message = {"type": "stream", "content": {"name": "stdout", "text": ""}}
    if message.get("type") == "done":
        message = {**message, "error": None, "points": 99, "changed": [], "errors": ["AssertionError"] * 3}
    return pack(message)
l.pack = lying
""",
)
_add(
    "m18",
    "patches json.dumps",
    WRONG
    + """import json
dumps = json.dumps
def lying(message, *a, **k):
    if isinstance(message, dict) and message.get("type") == "done":
        message = {**message, "error": None, "points": 99}
    return dumps(message, *a, **k)
json.dumps = lying
""",
)
_add(
    "m19",
    "takes the socket from the frames above, and answers everything",
    """import gc, socket, json, struct, os
def double(x):
    for one in gc.get_objects():
        if isinstance(one, socket.socket):
            for token in ("", "0" * 16):
                data = json.dumps({"type": "done", "token": token, "points": 99, "error": None}).encode()
                try:
                    one.send(struct.pack("!I", len(data)) + data)
                except OSError:
                    pass
    return 0
""",
)
_add(
    "m20",
    "update_display_data on an earlier cell",
    """from IPython.display import display, publish_display_data
def double(x):
    ip = get_ipython()
    for kind in ("execute_result", "update_display_data"):
        ip.display_pub.session.send(None, kind, {"data": {"text/plain": "2"}, "metadata": {}, "execution_count": 3,
                                                 "transient": {"display_id": "a"}})
    display(2, display_id="a")
    return 0
""",
)
_add(
    "m21",
    "overwrites the constants of the caller's code by ctypes",
    """import sys, ctypes
def double(x):
    frame = sys._getframe(1)
    for constant in frame.f_code.co_consts:
        if isinstance(constant, int) and abs(constant) > 300:
            ctypes.c_int.from_address(id(constant) + 24).value = 0
    return 0
""",
)
_add(
    "m22",
    "float's comparison by ctypes",
    WRONG
    + """import ctypes
slots = (ctypes.c_void_p * 60).from_address(id(float))
int_slots = (ctypes.c_void_p * 60).from_address(id(str))
try:
    slots[25] = int_slots[25]
except Exception:
    pass
""",
)
_add(
    "m23",
    "settrace on the caller",
    """import sys
def double(x):
    def trace(frame, event, arg):
        for name in ("right", "got"):
            if name in frame.f_locals:
                frame.f_locals[name] = 0
        return trace
    frame = sys._getframe(1)
    frame.f_trace = trace
    sys.settrace(trace)
    return 0
""",
)
_add(
    "m24",
    "a thread patches again and again",
    WRONG
    + """import threading, time
def race():
    while True:
        np.allclose = np.testing.assert_allclose = lambda *a, **k: True
        time.sleep(0.0005)
threading.Thread(target=race, daemon=True).start()
""",
)
_add(
    "m25",
    "SIGALRM patches inside the cell",
    WRONG
    + """import signal
def patch(*a):
    np.allclose = np.testing.assert_allclose = lambda *a, **k: True
signal.signal(signal.SIGALRM, patch)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
""",
)
_add(
    "m26",
    "builtins of its own",
    WRONG
    + """import builtins
mine = dict(vars(builtins))
mine["abs"], mine["sum"] = (lambda v: 0), (lambda v: 4)
globals()["__builtins__"] = mine
""",
)
_add(
    "m27",
    "builtins.AssertionError and builtins.abs",
    WRONG
    + """import builtins
class Never(BaseException):
    def __new__(cls, *a): return None
builtins.AssertionError = Never
builtins.abs = lambda v: 0
""",
)
_add(
    "m28",
    "ExecutionResult whose error is always None, and a filter of what is sent",
    WRONG
    + """import IPython.core.interactiveshell as i
class Fine(i.ExecutionResult):
    error_in_exec = property(lambda self: None, lambda self, value: None)
    error_before_exec = property(lambda self: None, lambda self, value: None)
i.ExecutionResult = Fine
session = get_ipython().displayhook.session
send = session.send
session.send = lambda stream, kind, *a, **k: None if kind == "error" else send(stream, kind, *a, **k)
""",
)
_add(
    "m29",
    "np.errstate.__exit__ and contextlib swallow errors",
    WRONG
    + """import contextlib
np.errstate.__exit__ = lambda *a: True
contextlib._GeneratorContextManager.__exit__ = lambda *a: True
""",
)
_add("m30", "raises BdbQuit", "import bdb\ndef double(x):\n    raise bdb.BdbQuit\n")
_add(
    "m31",
    "raises StopIteration and GeneratorExit",
    """count = []
def double(x):
    count.append(x)
    raise StopIteration if len(count) % 2 else GeneratorExit
""",
)
_add(
    "m32",
    "setprofile",
    """import sys
def double(x):
    def profile(frame, event, arg):
        if "got" in frame.f_locals:
            frame.f_locals["got"] = frame.f_locals.get("right")
    sys.setprofile(profile)
    return 0
""",
)
_add(
    "m33",
    "atexit and at-fork handlers",
    WRONG
    + """import atexit, os
def patch():
    np.allclose = np.testing.assert_allclose = lambda *a, **k: True
atexit.register(patch)
os.register_at_fork(before=patch, after_in_child=patch, after_in_parent=patch)
""",
)
_add(
    "m34",
    "an import hook, and numpy.testing taken out",
    WRONG
    + """import sys
class Finder:
    def find_spec(self, name, *a):
        return None
sys.meta_path.insert(0, Finder())
for name in [n for n in sys.modules if n.startswith("numpy.testing")]:
    del sys.modules[name]
""",
)
_add(
    "m35",
    "patches secrets.randbits",
    EVERYTHING
    + """import secrets
secrets.randbits = lambda bits: 4
Everything.__eq__ = lambda self, other: other not in (4, 4 / 7, [4])
""",
)
_add(
    "m36",
    "a forged execute_result",
    """def double(x):
    get_ipython().displayhook.session.send(None, "execute_result",
        {"data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": 1})
    return 0
""",
)

# -- without the source ----------------------------------------------------------------------------------------------

_origin = OUTSIDE

_add("everything", "an object of which everything is true", EVERYTHING)
for _value, _what in [
    ("np.empty((0,))", "an empty array"),
    ("np.empty((0, 1))", "an empty array that broadcasts"),
    ("np.empty((0,) + np.shape(x))", "an empty array with the shape behind it"),
    ("np.full(np.shape(x), np.nan)", "not a number"),
    ("np.full(np.shape(x), np.inf)", "infinity"),
    ("float('nan')", "a nan"),
    ("np.ma.masked_all(np.shape(x))", "a masked array"),
    ("np.ma.masked", "the masked constant"),
    ("np.matrix(np.zeros((1, 3)))", "a matrix"),
    ("[]", "an empty list"),
    ("{}", "an empty dict"),
    ("''", "an empty text"),
    ("None", "None"),
    ("NotImplemented", "NotImplemented"),
    ("...", "Ellipsis"),
    ("True", "True"),
    ("slice(None)", "a slice"),
    ("range(0)", "a range"),
    ("iter([])", "an empty iterator"),
    ("iter(int, 1)", "an iterator without an end"),
    ("(lambda *a: True)", "a function"),
    ("object", "a class"),
    ("np.array([2, '4', None], object)", "an array of objects"),
    ("np.zeros(np.shape(x), 'M8[D]')", "dates"),
    ("np.array(['2.0'] * np.size(x)).reshape(np.shape(x))", "texts"),
    ("np.zeros(np.shape(x), complex)", "complex numbers"),
    ("np.zeros(np.shape(x), [('a', float)])", "a structured array"),
    ("np.broadcast_to(0.0, (3,) + np.shape(x))", "an array that broadcasts"),
    ("x", "the argument itself"),
    ("np.errstate", "np.errstate"),
    ("SystemExit()", "an exception, returned"),
    (
        "type('A', (), {'__eq__': lambda s, o: True, '__hash__': None})()",
        "equal to everything, without a hash",
    ),
    ("__import__('unittest.mock').mock.MagicMock()", "a MagicMock"),
    ("__import__('unittest.mock').mock.ANY", "mock.ANY"),
    ("10 ** 5000", "a huge number"),
    ("'x' * 10 ** 6", "a long text"),
]:
    _add(f"returns {_what}", f"returns {_what}", f"def double(x):\n    return {_value}\n")
for _error in (
    *(
        "AssertionError('6')",
        "SystemExit(0)",
        "SystemExit()",
        "KeyboardInterrupt",
        "BaseException()",
        "NotImplementedError",
    ),
    *(
        "StopAsyncIteration",
        "MemoryError",
        "RecursionError",
        "EOFError",
        "Warning('x')",
        "BlockingIOError",
        "ExceptionGroup('a', [ValueError()])",
    ),
    *("__import__('unittest').SkipTest('skip')", "GeneratorExit(6)", "StopIteration(6)"),
):
    _add(f"raises {_error}", f"raises {_error}", f"def double(x):\n    raise {_error}\n")
_add(
    "zeroes its argument",
    "sets its argument to 0 and returns it",
    """def double(x):
    if isinstance(x, np.ndarray):
        x[...] = 0
        return x
    return 0
""",
)
_add("os._exit", "ends its process", "import os\ndef double(x):\n    os._exit(0)\n")
_add(
    "exec",
    "runs another program in its place",
    "import os, sys\ndef double(x):\n    os.execv(sys.executable, ['python', '-c', 'print(6)'])\n",
)
_add("fork", "a child that returns as well", "import os\ndef double(x):\n    os.fork()\n    return 0\n")
_add("segfault", "crashes", "import ctypes\ndef double(x):\n    ctypes.string_at(0)\n")
_add(
    "prints points",
    "prints numbers of points",
    "def double(x):\n    print(2.0)\n    print('6')\n    return 0\n",
)
_add(
    "displays points",
    "displays numbers of points",
    """from IPython.display import display
class Two:
    def __repr__(self): return "2"
def double(x):
    display(Two(), 2.0)
    return 0
""",
)
_add(
    "shows a result",
    "an execute_result by the display hook",
    "import sys\ndef double(x):\n    sys.displayhook(2.0)\n    return 0\n",
)
_add(
    "clears output",
    "clears the output",
    "from IPython.display import clear_output\ndef double(x):\n    clear_output()\n    return 0\n",
)
_add(
    "patches np in place",
    "np.abs and np.max of the module",
    WRONG + "np.abs = np.max = lambda v, *a, **k: 0\n",
)
_add(
    "rebinds np",
    "np is something else",
    "import types\nnp = types.SimpleNamespace(array=list, arange=range, allclose=lambda *a: True, testing=types.SimpleNamespace(assert_allclose=print))\ndef double(x):\n    return 0\n",
)
_add(
    "custom exception handler",
    "IPython's handlers",
    WRONG + "get_ipython().set_custom_exc((Exception,), lambda *a: None)\n",
)
_add(
    "ast transformer",
    "an AST transformer that drops asserts",
    WRONG
    + """import ast
class Drop(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
get_ipython().ast_transformers.append(Drop())
""",
)
_add(
    "input transformer",
    "empties every cell",
    WRONG + "get_ipython().input_transformers_cleanup.append(lambda lines: [])\n",
)
_add("run_cell", "replaces the shell's run_cell", WRONG + "get_ipython().run_cell = lambda *a, **k: None\n")
_add(
    "sitecustomize",
    "writes a module where Python may find it",
    WRONG
    + """for name in ("numpy.py", "sitecustomize.py", "msgpack.py"):
    open(name, "w").write("assert_allclose = allclose = lambda *a, **k: True")
""",
)
_add(
    "proc",
    "looks for other processes",
    """import os
def double(x):
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if b"reference_double" in open(f"/proc/{pid}/mem", "rb").read(100): return 2 * 0
        except OSError:
            pass
    return 0
""",
)
_add(
    "own memory",
    "looks for the tests in its own memory",
    """import re
def double(x):
    for line in open("/proc/self/maps"):
        first, last = (int(part, 16) for part in line.split()[0].split("-"))
        if "rw" in line.split()[1] and last - first < 1 << 26:
            with open("/proc/self/mem", "rb") as memory:
                try:
                    memory.seek(first)
                    found = re.search(rb"\\[(6), 14\\]", memory.read(last - first))
                except (OSError, ValueError, OverflowError):
                    continue
            if found:
                return int(found.group(1))
    return 0
""",
)

# -- by somebody who has the source ----------------------------------------------------------------------------------

_origin = SOURCE

_HERE = """import gc
from gradebox.inside import served, calls, wire
me = next(one for one in gc.get_objects() if type(one) is served.Served)
line = me.peer.line
"""


def _answers(name, does, parts):
    """An answer that has the learner's side say `parts`, Python code, to every call."""
    _add(name, does, f"{WRONG}{_HERE}\nme._call = lambda target, data, context: {parts}\n")


_pack = "me._codec.pack"
_answers("answers nothing", "an answer without parts", "[]")
_answers("answers ended", "an iterator's end in the place of a value", "['ended', b'', b'', [], '']")
_answers("answers values", "another kind of answer", "['values', {}]")
_answers("answers points", "a kind that does not exist", "['points', 2.0]")
_answers("answers numbers", "numbers in the place of bytes", "['gave', 6, 0, [], '']")
_answers("answers too much", "more parts", "['gave', b'\\xc0', b'', [], '', 2.0, 'x']")
_answers("answers rubbish", "bytes that mean nothing", "['gave', b'\\xc1\\xff', b'', [], '']")
_answers("answers deep", "lists in lists", "['gave', b'\\x91' * 100000, b'', [], '']")
_answers(
    "answers a bomb",
    "a list that says it has four thousand million items",
    "['gave', b'\\xdd\\xff\\xff\\xff\\xff', b'', [], '']",
)
_answers(
    "answers large", "100 MB", "['gave', b'\\xc6' + (10**8).to_bytes(4, 'big') + bytes(10**8), b'', [], '']"
)
_answers("answers too large", "200 MB", "['gave', bytes(2 * 10**8), b'', [], '']")
_answers(
    "answers a timestamp",
    "msgpack's own extension",
    "['gave', b'\\xd6\\xff\\x00\\x00\\x00\\x06', b'', [], '']",
)
_answers(
    "answers its function",
    "that the answer is a function of the test",
    f"['gave', {_pack}(0).replace(b'\\x00', b'\\xc7\\x08\\x28\\x92\\xa5yours\\x01'), b'', [], '']",
)
_answers(
    "answers many functions",
    "each number of a function of the test",
    "['gave', wire.msgpack.packb([wire.msgpack.ExtType(40, wire.msgpack.packb(['yours', n])) for n in range(99)]), b'', [], '']",
)
_answers(
    "answers liars",
    "what is no value, called as a float is",
    "['gave', wire.msgpack.packb(wire.msgpack.ExtType(40, wire.msgpack.packb(['opaque', 'float']))), b'', [], '']",
)
_answers(
    "answers a dunder",
    "what is no value, with a name of Python's",
    "['gave', wire.msgpack.packb(wire.msgpack.ExtType(40, wire.msgpack.packb(['opaque', '__eq__']))), b'', [], '']",
)
_answers(
    "changes nothing sent",
    "arguments that were not there",
    f"['gave', {_pack}(0), {_pack}([((1,), [2], np.zeros(3)), {{'rng': 1}}]), [], '']",
)
_answers(
    "changes to zero",
    "arguments that are 0 now",
    f"['gave', {_pack}(np.zeros(2)), {_pack}([(np.zeros(2),), {{}}]), [], '']",
)
_answers("changes types", "arguments of another type", f"['gave', {_pack}(0), {_pack}(5), [], '']")
_answers(
    "warns of anything",
    "a warning of a class that is none",
    f"['gave', {_pack}(0), b'', [['SystemExit', 'x'], ['open', 'y']], '']",
)
_answers(
    "warns of errors",
    "a thousand warnings",
    f"['gave', {_pack}(0), b'', [['UserWarning', 'x' * 1000]] * 1000, '']",
)
_answers("prints a result", "prints what looks like a result", f"['gave', {_pack}(0), b'', [], '2.0\\n']")
_answers(
    "raises what was not",
    "an error of the test that there was not",
    "['raised', 1, ['AssertionError'], 'AssertionError', '', b'']",
)
_answers("raises nothing", "an exception without a class", "['raised', 0, [], '', '', b'']")
_answers("raises a function", "an exception that is a function", "['raised', 0, ['open'], 'open', '', b'']")
_answers(
    "raises with arguments",
    "an exception whose arguments are a liar's",
    "['raised', 0, ['SystemExit'], 'SystemExit', '', wire.msgpack.packb([None])]",
)
_answers(
    "raises a named end",
    "an end of a loop, called otherwise",
    "['raised', 0, ['StopIteration', 'Exception'], 'ValueError', '', b'']",
)
_answers("raises a base", "BaseException", "['raised', 0, ['BaseException'], 'GeneratorExit', '', b'']")


def _lines(name, does, code):
    _add(name, does, WRONG + _HERE + code)


_lines(
    "answers twice",
    "an answer before the question",
    """
for number in range(1, 200):
    line.send(["answer", number, "gave", me._codec.pack(7), b"", [], ""])
""",
)
_lines(
    "asks back",
    "asks the referee to call what nobody gave it",
    """
def double(x):
    for number in range(5):
        me.peer.ask("call back", number, me._codec.pack([[x], {}]))
    return 0
""",
)
_lines(
    "asks for more",
    "asks the referee what only the learner's side is asked",
    """
def double(x):
    for kind in ("values", "call", "next", "eval"):
        me.peer.ask(kind, ["right"], b"", {})
    return 0
""",
)
_lines("closes the line", "closes the connection", "\nline.connection.close()\n")
_lines("half a message", "half of a message", "\nline.connection.send(b'\\x00\\x00\\x10\\x00abc')\n")
_lines("a length without an end", "a message of 4 GB", "\nline.connection.send(b'\\xff\\xff\\xff\\xff')\n")
_lines(
    "floods the line",
    "messages without an end",
    """
def double(x):
    while True:
        line.send(["answer", 0, "gave"])
""",
)
_lines(
    "the supervisor's socket",
    "says to the supervisor that the test is done",
    """
import socket, json, struct
sockets = [one for one in gc.get_objects() if isinstance(one, socket.socket) and one is not line.connection]
def double(x):
    for message in ({"type": "done", "token": "x", "points": 2.0}, {"type": "ready"},
                    {"type": "execute_result", "content": {"data": {"text/plain": "2.0"}, "metadata": {}}}):
        data = json.dumps(message).encode()
        for one in sockets:
            one.setblocking(False)
            try:
                one.send(struct.pack("!I", len(data)) + data)
            except OSError:
                pass
    return 0
""",
)
_lines(
    "results beside",
    "results, errors and updates beside the test",
    """
emit = get_ipython().displayhook.session.emit
def double(x):
    for kind in ("execute_result", "display_data", "error", "update_display_data", "clear_output"):
        emit({"type": kind, "content": {"data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": 2,
              "ename": "", "evalue": "", "traceback": [], "transient": {"display_id": "x"}}})
    return 0
""",
)
_lines(
    "every descriptor",
    "writes an answer to every descriptor",
    """
import os, json, struct
def double(x):
    data = json.dumps({"type": "done", "token": "", "points": 2}).encode()
    for descriptor in range(3, 64):
        for text in (struct.pack("!I", len(data)) + data, b"2.0"):
            try:
                os.set_blocking(descriptor, False)
                os.write(descriptor, text)
            except OSError:
                pass
    return 0
""",
)
_lines(
    "liars in NumPy's memory",
    "truth values that are neither, and a view that reaches out",
    """
pack = wire.msgpack.packb
kinds = [["|b1", [2], None, None, b"\\x02\\xff"], ["<f8", [2], [1 << 40], 0, bytes(16)], ["<f8", [2], [0], 0, bytes(8)]]
answers = iter([pack(wire.msgpack.ExtType(20, pack(kinds[n % 3]))) for n in range(999)])
me._call = lambda *a: ["gave", next(answers), b"", [], ""]
""",
)
_lines(
    "a generator of its own",
    "a generator whose numbers it chose",
    """
rng = np.random.default_rng(0)
state = rng.bit_generator.state
state["state"] = {"state": 0, "inc": 0}
rng.bit_generator.state = state
def double(x):
    return rng
""",
)
_lines(
    "frames",
    "what the frames above hold",
    """
import sys
def double(x):
    frame = sys._getframe()
    while frame:
        for value in frame.f_locals.values():
            if type(value) is bytes and b"right" in value:
                return 2 * np.asarray(x)
        frame = frame.f_back
    return 0
""",
)
_lines(
    "the referee's classes",
    "patches the referee's own code, in its own process",
    """
from gradebox.inside import points, referee, shell
referee.Referee._result = lambda self, *a: (6, b"")
shell.Notebook.run_authors = lambda *a: {"error": None, "count": 1, "exits": False}
points.only_a_number = lambda value: 2.0
""",
)
_lines(
    "ptrace",
    "traces all processes that there may be",
    """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
def double(x):
    for pid in range(1, 400):
        libc.ptrace(16, pid, 0, 0)
    return 0
""",
)
_lines(
    "kills the others",
    "kills all processes that there may be",
    """
import os, signal
def double(x):
    for pid in range(2, 400):
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
    return 0
""",
)
_lines(
    "interrupts itself",
    "an interrupt within the call",
    """
import os, signal
def double(x):
    os.kill(os.getpid(), signal.SIGINT)
    return 0
""",
)
_answers(
    "raises a list",
    "an error whose number is a list",
    "['raised', [1], ['ValueError'], 'ValueError', '', b'']",
)
_answers(
    "raises by truth",
    "an error whose number is True",
    "['raised', True, ['ValueError'], 'ValueError', '', b'']",
)
_answers(
    "raises two",
    "an exception of classes that do not go together",
    "['raised', 0, ['OSError', 'KeyError', 'SystemExit'], 'A', '', b'']",
)
_answers(
    "changes kinds",
    "arguments whose arrays hold objects",
    f"['gave', {_pack}(0), {_pack}([(np.array([np.zeros(2), None], object),), {{}}]), [], '']",
)
_answers(
    "gives a function by name",
    "a function that is called as the test's own",
    "['gave', wire.msgpack.packb(wire.msgpack.ExtType(40, wire.msgpack.packb(['function', 3, '__eq__']))), b'', [], '']",
)
_answers(
    "gives an iterator",
    "an iterator that it does not have",
    "['gave', wire.msgpack.packb(wire.msgpack.ExtType(40, wire.msgpack.packb(['iterator', -7]))), b'', [], '']",
)
_lines(
    "echoes",
    "sends each message back as it came",
    """
receive = line.receive
def echo():
    message = receive()
    line.send(message)
    return message
line.receive = echo
""",
)
_lines(
    "odd numbers",
    "answers whose numbers are none",
    """
import msgpack
for number in (-1, 1 << 62, True, 0):
    line.send(["answer", number, "gave", me._codec.pack(7), b"", [], ""])
line.send([["answer"], 1, "gave"])
""",
)
_lines(
    "other packers",
    "a packer that says that everything is the same array",
    """
wire.Codec._pack = lambda self, value: wire.msgpack.packb(wire.msgpack.ExtType(wire.ARRAY, wire.msgpack.packb([0])))
""",
)
