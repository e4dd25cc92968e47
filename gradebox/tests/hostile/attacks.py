"""The hostile class: what each submission tries, and what must come of it.

Most hand in an answer that does the harm. In its text COURSE stands for the course's folder, OUTSIDE for a folder
beside it, and PORT for a port of the grader's machine on which somebody listens. The others hand in a damaged notebook
or other files; `build` makes those.
"""

import copy
from dataclasses import dataclass

import gradebox_helpers as helpers
import nbformat
from gradebox_helpers import RIGHT, WRONG, hand_in
from hostile.course import answered

NOTEBOOK = "numbers.ipynb"
POINTS = 6  # of the hidden tests in course.py; WRONG gets none of them
SCRIPT = "<script>alert('owned')</script>"


@dataclass
class Attack:
    """One hostile submission. `score` and `reason` (a part of a sentence) are what gradebox has to make of it.

    `looks` says whether the teacher is asked to look at it; None where it depends on the machine.
    """

    name: str
    tries: str
    answer: str = ""
    score: float = 0
    reason: str = ""
    looks: bool = False
    build: object = None

    def hand_in(self, course, words):
        """Hand it in as a student of its own name; `words` are what stands for COURSE, OUTSIDE and PORT."""
        if self.build:
            self.build(course, self.name)
            return
        answer = self.answer
        for word, meaning in words.items():
            answer = answer.replace(word, meaning)
        hand_in(course, self.name, answered(answer))


ATTACKS = [
    # -- time: the first keeps a processor busy, the others sleep, which counts as well ------------------------------
    Attack(
        "endless loop",
        "never returns",
        "def double(x):\n    while True:\n        pass",
        reason="test-values: the cell ran longer than 2 s and was stopped",
        looks=True,
    ),
    Attack(
        "endless loop outside",
        "never returns, in the answer's own cell",
        f"import time\n{RIGHT}\nwhile True:\n    time.sleep(0.1)",
        score=POINTS,  # the function was there before
        reason="double: the cell ran longer than 2 s and was stopped",
        looks=True,
    ),
    Attack(
        "ignores SIGINT",
        "an endless loop that cannot be interrupted",
        "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ndef double(x):\n    while True:\n        time.sleep(0.1)",
        reason="could not be interrupted, and its kernel was stopped",
        looks=True,
    ),
    Attack(
        "catches everything",
        "an endless loop that goes on after KeyboardInterrupt",
        "import time\ndef double(x):\n    while True:\n        try:\n            while True:\n                time.sleep(0.1)\n"
        "        except BaseException:\n            pass",
        reason="could not be interrupted, and its kernel was stopped",
        looks=True,
    ),
    Attack(
        "recursion",
        "recurses until the process crashes",
        "import sys\nsys.setrecursionlimit(10**9)\ndef double(x):\n    return sorted([x], key=double)",
        reason="check-double: the kernel died while this cell ran",
        looks=True,
    ),
    Attack(
        "thread goes on",
        "a thread that prints after its cell has ended",
        "import threading, time\ndef chatter():\n    for _ in range(1000):\n        print('chatter')\n"
        f"        time.sleep(0.01)\nthreading.Thread(target=chatter).start()\n{RIGHT}",
        score=POINTS,
    ),
    # -- the end of the process ------------------------------------------------------------------------------------
    Attack(
        "os._exit",
        "ends the kernel",
        "import os\ndef double(x):\n    os._exit(0)",
        reason="check-double: the kernel died while this cell ran",
        looks=True,
    ),
    Attack("SystemExit", "raises SystemExit", "def double(x):\n    raise SystemExit(0)", reason="SystemExit"),
    Attack(
        "exit",
        "calls exit() in the hidden tests",
        "def double(x):\n    if x == 1:\n        return 2\n    exit()",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "kills its parent",
        "kills the process that started it",
        f"import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "kills everybody",
        "kills the grader's processes, which it knows by their environment",
        "import os, signal\nfor name in os.listdir('/proc'):\n    if name.isdigit() and int(name) != os.getpid():\n"
        "        try:\n            if b'HOSTILE_SECRET' in open(f'/proc/{name}/environ', 'rb').read():\n"
        f"                os.kill(int(name), signal.SIGKILL)\n        except OSError:\n            pass\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    # -- more than its share ---------------------------------------------------------------------------------------
    Attack(
        "fork bomb",
        "starts up to 300 processes",
        "import os, time\nfor _ in range(300):\n    if os.fork() == 0:\n        time.sleep(30)\n        os._exit(0)\n"
        f"{WRONG}",
        reason="double: the cell started more than 64 processes|Resource temporarily unavailable",
        looks=None,
    ),
    Attack(
        "memory bomb",
        "takes 3 GB",
        "hoard = []\nfor _ in range(300):\n    hoard.append(bytearray(b'x' * 10_000_000))\n" + WRONG,
        reason="double: .*memory|MemoryError|not defined",
        looks=None,
    ),
    Attack(
        "memory of children",
        "takes 3 GB in ten processes",
        "import os, time\nfor _ in range(10):\n    if os.fork() == 0:\n        hoard = bytearray(b'x' * 300_000_000)\n"
        f"        time.sleep(20)\n        os._exit(0)\ntime.sleep(1.5)\n{WRONG}",
        reason="memory",
        looks=True,
    ),
    Attack(
        "disk fill",
        "writes 300 MB",
        "with open('fill', 'wb') as file:\n    for _ in range(300):\n        file.write(b'x' * 1_000_000)\n"
        + WRONG,
        reason="No space left on device|File too large|not defined",
    ),
    Attack(
        "long line",
        "prints a line of 200 MB",
        "def double(x):\n    print('x' * 200_000_000)",
        reason="the cell printed more than 1 MB",
        looks=True,
    ),
    Attack(
        "endless print",
        "prints without an end",
        "def double(x):\n    while True:\n        print('x' * 1000)",
        reason="the cell printed more than 1 MB",
        looks=True,
    ),
    # -- out of the box --------------------------------------------------------------------------------------------
    Attack(
        "detached process",
        "leaves a process behind in a session of its own",
        f"import subprocess\nsubprocess.Popen(['sleep', '600'], start_new_session=True)\n{RIGHT}",
        score=POINTS,
    ),
    Attack(
        "loopback",
        "asks a server on the grader's machine",
        "import socket\ndef double(x):\n    socket.create_connection(('127.0.0.1', PORT), 1).close()\n    return 2 * x",
        reason="Connection refused|unreachable",
    ),
    Attack(
        "reads the gradebook",
        "reads gradebook.db",
        "def double(x):\n    open('COURSE/gradebook.db', 'rb').read()\n    return 2 * x",
        reason="No such file or directory",
    ),
    Attack(
        "extra credit",
        "gives itself extra credit by SQL",
        "import sqlite3\ndef double(x):\n    with sqlite3.connect('COURSE/gradebook.db', timeout=1) as database:\n"
        "        database.execute('update grade set extra_credit = 100')\n    return 2 * x",
        reason="unable to open database file",
    ),
    Attack(
        "reads the solution",
        "runs the teacher's notebook",
        "import json\ncells = json.load(open('COURSE/solutions/week1/numbers.ipynb'))['cells']\n"
        "exec(''.join(cells[1]['source']))",
        reason="not defined",
    ),
    Attack(
        "reads a neighbour",
        "runs another student's answer",
        "import json\ncells = json.load(open('COURSE/submitted/honest/week1/numbers.ipynb'))['cells']\n"
        "exec(''.join(cells[1]['source']))",
        reason="not defined",
    ),
    Attack(
        "reads the environment",
        "takes a secret from the grader's environment",
        "import os\ndef double(x):\n    os.environ['HOSTILE_SECRET']\n    return 2 * x",
        reason="HOSTILE_SECRET",
    ),
    Attack(
        "reads proc",
        "looks for the grader's processes in /proc",
        "import os\ndef double(x):\n    for name in os.listdir('/proc'):\n        if name.isdigit():\n"
        "            try:\n                if b'HOSTILE_SECRET' in open(f'/proc/{name}/environ', 'rb').read():\n"
        "                    return 2 * x\n            except OSError:\n                pass\n"
        "    raise LookupError('nobody there')",
        reason="nobody there",
    ),
    Attack(
        "reads memory",
        "looks for other students' work in its own memory",
        "import ctypes, re\ndef double(x):\n    needle = re.compile(b'the honest [w]ork of a neighbour')\n"
        "    for line in open('/proc/self/maps'):\n"
        "        start, end = (int(part, 16) for part in line.split()[0].split('-'))\n"
        "        if 'rw' in line and '[v' not in line and end - start < 1 << 28:\n"
        "            if needle.search(ctypes.string_at(start, end - start)):\n                return 2 * x\n"
        "    raise LookupError('nothing there')",
        reason="nothing there",
    ),
    Attack(
        "writes outside",
        "writes into the course and beside it",
        "def double(x):\n    open('OUTSIDE/owned', 'w').close()\n    open('COURSE/owned', 'w').close()\n    return 2 * x",
        reason="No such file or directory|Read-only file system",
    ),
    Attack(
        "symlink out",
        "writes through a link that it makes",
        "import os\nos.symlink('COURSE', 'link')\ndef double(x):\n    open('link/owned', 'w').close()\n    return 2 * x",
        reason="No such file or directory|Read-only file system",
    ),
    # -- marks -----------------------------------------------------------------------------------------------------
    Attack(
        "patched assert_allclose",
        "replaces the function that the tests compare with",
        f"import numpy as np\nnp.testing.assert_allclose = lambda *arguments, **more: None\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "patched allclose",
        "gives np.allclose other code",
        "import numpy as np\n"
        f"np.allclose._implementation.__code__ = (lambda *arguments, **more: True).__code__\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "heals its patch",
        "replaces assert_allclose for one call only",
        "import numpy as np\ndef double(x):\n    real = np.testing.assert_allclose\n"
        "    def nothing(*arguments, **more):\n        np.testing.assert_allclose = real\n"
        "    np.testing.assert_allclose = nothing\n    return x + 1",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "false numpy",
        "puts an object of its own in the place of np",
        "import types\ntesting = types.SimpleNamespace(assert_allclose=lambda *arguments, **more: None)\n"
        "def double(x):\n    global np\n    np = types.SimpleNamespace(\n"
        "        testing=testing, array=list, arange=range, allclose=lambda *arguments: True\n    )\n    return x",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "drops asserts",
        "an AST transformer that drops assertions",
        "import ast\nclass Drop(ast.NodeTransformer):\n    def visit_Assert(self, node):\n        return ast.Pass()\n"
        f"get_ipython().ast_transformers.append(Drop())\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "drops tests",
        "an AST transformer that empties the tests alone",
        "import ast\nclass Drop(ast.NodeTransformer):\n    def visit_Module(self, node):\n"
        "        if 'double' in ast.dump(node) and 'FunctionDef' not in ast.dump(node):\n            node.body = []\n"
        f"        return node\nget_ipython().ast_transformers.append(Drop())\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "input transformer",
        "empties every cell before it is parsed",
        f"get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "run_code",
        "replaces the shell's run_code",
        "async def run_code(*arguments, **more):\n    return False\n"
        f"get_ipython().run_code = run_code\n{WRONG}",
        reason="name 'double' is not defined",
    ),
    Attack(
        "do_execute",
        "replaces the kernel's do_execute",
        "async def do_execute(*arguments, **more):\n"
        "    return {'status': 'ok', 'execution_count': 1, 'payload': [], 'user_expressions': {}}\n"
        f"get_ipython().kernel.do_execute = do_execute\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "displayhook",
        "has sys.displayhook show points",
        "import sys\ndef double(x):\n    sys.displayhook(2.0)\n    return x + 1",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "displays points",
        "makes an answer whose text is a number of points",
        "class Points(float):\n    def __mul__(self, other):\n        return self\n    __rmul__ = __add__ = __radd__ = "
        "__truediv__ = __mul__\n    def __eq__(self, other):\n        return self\n    __hash__ = None\n"
        "    def __repr__(self):\n        return '2.0'\ndef double(x):\n    return Points()",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "equal to everything",
        "returns an object that is equal to everything",
        "class Anything:\n    def __eq__(self, other):\n        return True\ndef double(x):\n    return Anything()",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "equal to numbers",
        "returns an object that is equal to all numbers and says that it is NumPy's",
        "class Anything(float):\n    __module__ = 'numpy'\n    def __eq__(self, other):\n"
        "        return isinstance(other, (int, float))\n    __hash__ = None\ndef double(x):\n    return Anything()",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "clears its errors",
        "clears the output after every cell",
        "from IPython.display import clear_output\n"
        f"get_ipython().events.register('post_run_cell', lambda *_: clear_output())\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "hides its errors",
        "replaces the shell's showtraceback",
        f"get_ipython().showtraceback = lambda *arguments, **more: None\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "handles its errors",
        "registers a handler for all exceptions",
        f"get_ipython().set_custom_exc((Exception,), lambda *arguments, **more: None)\n{WRONG}",
        reason="double\\(3\\) should be 6",
    ),
    Attack(
        "forged answer",
        "speaks to the grader in the place of the kernel",
        "import gc, json, socket, struct\ndef send(message):\n    data = json.dumps(message).encode()\n"
        "    for found in gc.get_objects():\n        if isinstance(found, socket.socket):\n            try:\n"
        "                found.sendall(struct.pack('!I', len(data)) + data)\n            except OSError:\n                pass\n"
        f"send({{'type': 'done', 'token': 'none', 'count': 1}})\n{WRONG}",
        reason="the kernel sent what no kernel sends",
        looks=True,
    ),
    Attack(
        "forged failure",
        "tells the grader that the grader has failed",
        "import gc, json, socket, struct\ndef send(message):\n    data = json.dumps(message).encode()\n"
        "    for found in gc.get_objects():\n        if isinstance(found, socket.socket):\n            try:\n"
        "                found.sendall(struct.pack('!I', len(data)) + data)\n            except OSError:\n                pass\n"
        f"send({{'type': 'failed', 'error': 'the disk is full'}})\n{WRONG}",
        reason="the kernel sent what no kernel sends",
        looks=True,
    ),
]

# -- files -------------------------------------------------------------------------------------------------------------


def _file(name, tries, make, score=0, reason="", looks=True):
    ATTACKS.append(Attack(name, tries, score=score, reason=reason, looks=looks, build=make))


def _text(text):
    return lambda course, student: hand_in(course, student, text)


def _notebook(change):
    """A hand-in of the right answer after `change`, which returns None or another notebook."""

    def build(course, student):
        nb = answered()
        hand_in(course, student, change(nb) or nb)

    return build


def _beside(name, content):
    def build(course, student):
        folder = hand_in(course, student, answered("def double(x):\n    return x"))
        (folder / name).write_text(content, encoding="utf-8")

    return build


def _link_to_the_gradebook(course, student):
    (hand_in(course, student, None) / NOTEBOOK).symlink_to(course / "gradebook.db")


def _hundred_megabytes(course, student):
    nb = answered()
    nb.cells.append(nbformat.v4.new_markdown_cell("x" * 101_000_000))
    hand_in(course, student, nb)


def _scripts(nb):
    cell = helpers.get(nb, "double")
    cell.outputs = [nbformat.v4.new_output("display_data", data={"text/html": SCRIPT})]
    cell.source += f"\nfrom IPython.display import HTML\nHTML({SCRIPT!r})"


def _reordered(nb):
    nb.cells.reverse()


def _retyped(nb):
    test = helpers.get(nb, "test-values")
    test.cell_type = "markdown"
    for key in ("outputs", "execution_count"):
        test.pop(key, None)
    test.metadata.nbgrader.update(grade=False, locked=False)


def _edited(nb):
    helpers.get(nb, "double").source = WRONG
    for name in ("test-values", "test-arrays", "test-partial", "test-close"):
        helpers.get(nb, name).source = "2.0"


def _copied(nb):
    helpers.get(nb, "double").source = WRONG
    return helpers.duplicate(nb, "test-values", "assert True")


def _old_format(course, student):
    # As IPython 0.12 wrote it in 2011: worksheets, `input` and `language`, and no metadata of a cell.
    cells = [
        {
            "cell_type": "code",
            "language": "python",
            "input": RIGHT,
            "outputs": [],
            "prompt_number": 1,
            "collapsed": 0,
        }
    ]
    nb = {"metadata": {"name": "numbers"}, "nbformat": 2, "worksheets": [{"cells": cells, "metadata": {}}]}
    hand_in(course, student, nb)


def _foreign_name(course, student):
    folder = hand_in(course, student, answered())
    (folder / "Zahlen für Zoë, 数 (1).ipynb").write_text(nbformat.writes(answered()), encoding="utf-8")


_file(
    "invalid JSON", "half a notebook", _text(nbformat.writes(answered())[:300]), reason="it is not valid JSON"
)
_file("empty file", "an empty file", _text(""), reason="the file is empty")
_file("100 MB", "a notebook of 101 MB", _hundred_megabytes, reason="it is larger than 100 MB")
_file(
    "UTF-16",
    "another encoding",
    _text(nbformat.writes(answered()).encode("utf-16")),
    reason="it is not UTF-8 text",
)
_file("deep JSON", "100,000 nested lists", _text("[" * 100_000), reason="it is not valid JSON")
_file("link", "a link to the gradebook", _link_to_the_gradebook, reason="links are not followed")
_file("scripts", "outputs full of script tags", _notebook(_scripts), score=POINTS, looks=False)
_file(
    "numpy.py",
    "a module in the place of NumPy beside the notebook",
    _beside(
        "numpy.py",
        "class testing:\n    assert_allclose = staticmethod(lambda *arguments: None)\narray = list\n",
    ),
    reason="left out: numpy.py",
    looks=False,
)
_file(
    "sitecustomize.py",
    "a module that Python imports by itself",
    _beside(
        "sitecustomize.py", "import builtins\nbuiltins.AssertionError = type('Quiet', (Exception,), {})\n"
    ),
    reason="left out: sitecustomize.py",
    looks=False,
)
_file(
    "copied test",
    "a second test cell that always passes",
    _notebook(_copied),
    reason="test cell test-values was changed: the released one was used",
)
_file(
    "deleted tests",
    "deletes the test cells",
    _notebook(lambda nb: nb.cells.__delitem__(slice(3, None))),
    score=POINTS,
    reason="are missing",
)
_file("reordered", "puts the cells into another order", _notebook(_reordered), score=POINTS, looks=False)
_file(
    "retyped test",
    "makes a test cell a text",
    _notebook(_retyped),
    score=POINTS,
    reason="test-values",
    looks=None,
)
_file(
    "edited tests",
    "makes the tests numbers of points",
    _notebook(_edited),
    reason="were changed: the released ones were used",
)
_file("format 2", "a notebook of 2011", _old_format, score=POINTS, reason="", looks=None)
_file(
    "a name with ü, 数 and blanks",
    "a second notebook with a name in other letters",
    _foreign_name,
    score=POINTS,
    reason="is not in the assignment",
    looks=None,
)


def by_name(name):
    """The attack of that name."""
    return copy.copy(next(attack for attack in ATTACKS if attack.name == name))
