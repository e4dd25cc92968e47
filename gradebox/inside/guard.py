"""Catch an answer that is equal to everything.

`assert answer == 6` passes if the learner's class has an `__eq__` that always says True. In graded cells both sides of
a comparison, and the arguments of calls, pass through `check`, which hands on what it was given unless it is an object
of a class written in the notebook that claims to be equal to an object made a moment ago.
"""

import ast
import builtins

NAME = "_gradebox_check"


class EqualToEverything(AssertionError):
    """The answer claims to be equal to anything."""


def check(value):
    """Return `value`. Raises EqualToEverything."""
    if getattr(type(value), "__module__", None) == "__main__":
        try:
            equal = value == object()
        except Exception:  # noqa: BLE001
            return value  # the comparison in the cell will raise it again
        if equal is True:
            raise EqualToEverything(
                f"an object of class {type(value).__name__} claims to be equal to everything: return the value itself"
            )
    return value


class EqualityGuard(ast.NodeTransformer):
    """Wrap what a graded cell compares or passes on. Lines and columns stay as they are, so tracebacks do too."""

    def visit_cell(self, node):
        """Transform the module of a cell."""
        setattr(builtins, NAME, check)
        return ast.fix_missing_locations(self.visit(node))

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
        if isinstance(node, ast.Constant):
            return node
        call = ast.Call(func=ast.Name(id=NAME, ctx=ast.Load()), args=[node], keywords=[])
        return ast.copy_location(call, node)
