"""Watch two things in graded cells: answers that are equal to everything, and the number of points.

`assert answer == 6` passes if the learner's class has an `__eq__` that always says True. In graded cells both sides of
a comparison, and the arguments of calls, pass through `check`, which hands on what it was given unless it is an object
that claims to be equal to things made up a moment ago.

A cell whose last line is a number gives that many points. What the learner's code displays, or keeps from being
displayed, would change it, so the value itself passes through `Points.note`.
"""

import ast
import builtins
import numbers
import secrets
import sys

CHECK, NOTE = "_gradebox_check", "_gradebox_note"
HEAP_TYPE = 1 << 9  # of a type's __flags__: it was made at run time, not in C
LEVELS, ITEMS = 3, 100  # of a list that are looked at


class EqualToEverything(AssertionError):
    """The answer claims to be equal to anything."""


def check(value, levels=LEVELS):
    """Return `value`. Raises EqualToEverything."""
    kind = type(value)
    if kind is list or kind is tuple:
        for item in value[:ITEMS] if levels else ():
            check(item, levels - 1)
    elif kind.__flags__ & HEAP_TYPE:
        number = secrets.randbits(60)
        for probe in (object(), number, number / 7, [number]):
            try:
                equal = bool(value == probe)
            except Exception:  # noqa: BLE001
                continue  # the comparison in the cell will raise it again
            if equal:
                raise EqualToEverything(
                    f"an object of class {kind.__name__} claims to be equal to everything: return the value itself"
                )
    return value


class Points:
    """What the last line of a graded cell gave.

    `number` is the number of points, or None. `odd` is the name of its class if it stands where points would stand but
    is no plain number: an array, a fraction, or an object of a class of the learner's, which may look like anything.
    """

    def __init__(self):
        self.number, self.odd = None, None
        self._plain, self._arrays = {int, float}, ()
        if "numpy" in sys.modules:
            numpy = sys.modules["numpy"]
            kinds = set(numpy.sctypeDict.values())
            self._plain |= {kind for kind in kinds if issubclass(kind, numpy.integer | numpy.floating)}
            self._arrays = (numpy.ndarray,)

    def note(self, value):
        """Return `value`."""
        kind = type(value)
        self.number = None
        if kind in self._plain:
            self.number = int(value) if isinstance(value, numbers.Integral) else float(value)
        if self.number is None and kind is not bool:
            if isinstance(value, (numbers.Number, *self._arrays)) or _is_learners(kind):
                self.odd = kind.__name__
        return value


def _is_learners(kind):
    """Whether the class is not where it says that it comes from, as one that was written in a notebook."""
    if not kind.__flags__ & HEAP_TYPE:
        return False
    module = sys.modules.get(str(kind.__module__))
    name = str(kind.__qualname__).split(".")[0]
    return kind.__module__ == "__main__" or getattr(module, name, None) is None


class Guard(ast.NodeTransformer):
    """Wrap what a graded cell compares, passes on, and gives. Lines and columns stay, so tracebacks do too."""

    def __init__(self, points):
        self._points = points

    def visit_cell(self, node, source):
        """Transform the module of a cell."""
        setattr(builtins, CHECK, check)
        setattr(builtins, NOTE, self._points.note)
        node = self.visit(node)
        # IPython shows nothing of a line that ends so, and there are no points in it.
        if node.body and isinstance(node.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
            node.body[-1].value = _call(NOTE, node.body[-1].value)
        return ast.fix_missing_locations(node)

    def visit_Compare(self, node):
        self.generic_visit(node)
        node.left = self._wrap(node.left)
        node.comparators = [self._wrap(value) for value in node.comparators]
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        node.args = [value if isinstance(value, ast.Starred) else self._wrap(value) for value in node.args]
        return node

    @staticmethod
    def _wrap(node):
        return node if isinstance(node, ast.Constant) else _call(CHECK, node)


def _call(name, node):
    call = ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=[node], keywords=[])
    return ast.copy_location(call, node)
