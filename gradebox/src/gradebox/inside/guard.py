"""Watch two things in graded cells: answers that are equal to everything, and the number of points.

`assert answer == 6` passes if the learner's class has an `__eq__` that always says True. In graded cells both sides of
a comparison, and what is passed to functions that compare, go through `check`. It hands on what it was given, unless
that is an object of a class of the learner's that says it is equal to things made up a moment ago. The question is put
once for each class, and in a forked process: an `__eq__` that counts or prints does so there, and nobody sees it.

A cell whose last line is a number gives that many points. What the learner's code displays, or keeps from being
displayed, would change it, so the value itself passes through `Points.note`.
"""

import ast
import builtins
import numbers
import os
import re
import secrets
import select
import signal
import sys
import types
import warnings

CHECK, NOTE, NOTE_SUM = "_gradebox_check", "_gradebox_note", "_gradebox_note_sum"
HEAP_TYPE = 1 << 9  # of a type's __flags__: it was made at run time, not in C
LEVELS, ITEMS = 3, 100  # of a list that are looked at
ANSWER_SECONDS = 1.0  # for the forked process
COMPARES = re.compile("assert|equal|close|approx|same|compare|check|verify|test", re.IGNORECASE)


class EqualToEverything(AssertionError):
    """The answer claims to be equal to anything."""


class Equality:
    """Finds objects that are equal to everything. `is_authors(file)` says whether a file is a cell of the author's."""

    def __init__(self, is_authors):
        self._is_authors = is_authors
        self.fork = True
        self.forget()

    def forget(self):
        """Ask again: for the next cell."""
        self._answers = {}

    def check(self, value, levels=LEVELS):
        """Return `value`. Raises EqualToEverything."""
        kind = type(value)
        if kind is list or kind is tuple:
            for item in value[:ITEMS] if levels else ():
                self.check(item, levels - 1)
        elif kind.__flags__ & HEAP_TYPE:
            if kind not in self._answers:
                self._answers[kind] = self._is_learners(kind) and self._ask(value)
            if self._answers[kind]:
                raise EqualToEverything(
                    f"an object of class {kind.__name__} claims to be equal to everything: return the value itself"
                )
        return value

    def _is_learners(self, kind):
        """Whether the learner has written the `__eq__` of the class, in the notebook."""
        for base in kind.__mro__:
            if "__eq__" in vars(base):
                method = vars(base)["__eq__"]
                if type(method) is not types.FunctionType:
                    return base.__flags__ & HEAP_TYPE and base.__module__ == "__main__"
                return method.__globals__.get("__name__") == "__main__" and not self._is_authors(
                    method.__code__.co_filename
                )
        return False

    def _ask(self, value):
        return (
            _in_a_fork(lambda: _is_equal_to_everything(value))
            if self.fork
            else _is_equal_to_everything(value)
        )


def _is_equal_to_everything(value):
    number = secrets.randbits(60)
    for probe in (object(), number, number / 7, [number]):
        try:
            if value == probe:
                return True
        except Exception:  # noqa: BLE001
            continue  # the comparison in the cell will raise it again
    return False


def _in_a_fork(question):
    """The answer of `question()`, asked in a forked process; False if there is none in time."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python 3.12 warns of threads
        try:
            child = os.fork()
        except OSError:  # too many processes
            child = None
    if child == 0:
        try:
            null = os.open(os.devnull, os.O_RDWR)
            for descriptor in (1, 2):
                os.dup2(null, descriptor)
            if question():
                os.write(writer, b"1")
        finally:
            os._exit(0)
    os.close(writer)
    try:
        return bool(child and select.select([reader], [], [], ANSWER_SECONDS)[0] and os.read(reader, 1))
    finally:
        os.close(reader)
        if child:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


class Points:
    """What the last line of a graded cell gave.

    `number` is the number of points, or None. `shown` says whether there is another value than that. `odd` is the name
    of its class if the learner has written it: an object that may look like anything.
    """

    def __init__(self):
        self.forget()
        self._plain = {int, float}
        if "numpy" in sys.modules:
            numpy = sys.modules["numpy"]
            kinds = set(numpy.sctypeDict.values())
            self._plain |= {kind for kind in kinds if issubclass(kind, numpy.integer | numpy.floating)}

    def forget(self):
        """Nothing is known yet of the next cell."""
        self.number, self.shown, self.odd = None, False, None

    def note(self, value):
        """Return `value`."""
        kind = type(value)
        self.forget()
        if kind in self._plain:
            self.number = int(value) if isinstance(value, numbers.Integral) else float(value)
        elif value is not None:
            self.shown = True
            self.odd = kind.__name__ if _is_from_a_notebook(kind) else None
        return value

    def note_sum(self, value):
        """Return what an arithmetic expression gave, in a test of the referee's: no array stands for a number of points.

        Raises TypeError. What a learner's function returns can turn a sum into an array, and of what is no number
        nbgrader makes full marks.
        """
        numpy = sys.modules.get("numpy")
        if numpy is None or not isinstance(value, numpy.ndarray):
            return self.note(value)
        if value.size != 1:
            raise TypeError(f"the last line gives no number of points, but an array of shape {value.shape}")
        return self.note(value.item())


def _is_from_a_notebook(kind):
    """Whether the class is not where it says that it comes from, as one that was written in a notebook."""
    if not kind.__flags__ & HEAP_TYPE:
        return False
    found = sys.modules.get(str(kind.__module__))
    for name in str(kind.__qualname__).split("."):
        found = getattr(found, name, None)
    return kind.__module__ == "__main__" or found is not kind


class Guard(ast.NodeTransformer):
    """Wrap what a graded cell compares, passes on, and gives. Lines and columns stay, so tracebacks do too."""

    def __init__(self, equality, points):
        self._equality, self._points = equality, points

    def visit_cell(self, node, source):
        """Transform the module of a cell."""
        setattr(builtins, NOTE, self._points.note)
        setattr(builtins, NOTE_SUM, self._points.note_sum)
        if self._equality:  # not for the referee, whom no object of the learner's reaches
            setattr(builtins, CHECK, self._equality.check)
            node = self.visit(node)
        # IPython shows nothing of a line that ends so, and there are no points in it.
        if node.body and isinstance(node.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
            last = node.body[-1].value
            node.body[-1].value = _call(
                NOTE if self._equality or not isinstance(last, ast.BinOp) else NOTE_SUM, last
            )
        return ast.fix_missing_locations(node)

    def visit_Compare(self, node):
        self.generic_visit(node)
        node.left = self._wrap(node.left)
        node.comparators = [self._wrap(value) for value in node.comparators]
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if COMPARES.search(name):
            node.args = [
                value if isinstance(value, ast.Starred) else self._wrap(value) for value in node.args
            ]
            for keyword in node.keywords:
                if keyword.arg:
                    keyword.value = self._wrap(keyword.value)
        return node

    @staticmethod
    def _wrap(node):
        return node if isinstance(node, ast.Constant) else _call(CHECK, node)


def _call(name, node):
    call = ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=[node], keywords=[])
    return ast.copy_location(call, node)
