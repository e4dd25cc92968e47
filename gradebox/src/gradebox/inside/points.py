"""At the referee: an arithmetic last line of a test gives a number of points, or an error.

A cell whose last line is a number gives that many points, and of a last line that is no number nbgrader makes full
marks. What a learner's function returns can turn a sum into an array. So such a line passes through `only_a_number`.
"""

import ast
import builtins
import sys
from typing import Any

NAME = "_gradebox_only_a_number"


def only_a_number(value: Any) -> Any:
    """Return `value`, or the entry of an array that has only one. Raises TypeError for any other array."""
    numpy = sys.modules.get("numpy")
    if numpy is None or not isinstance(value, numpy.ndarray):
        return value
    if value.size != 1:
        raise TypeError(f"the last line gives no number of points, but an array of shape {value.shape}")
    return value.item()


def with_a_number_last(module: ast.Module, source: str) -> ast.Module:
    """The module of a cell, whose last line goes through only_a_number if it is arithmetic and IPython shows it."""
    setattr(builtins, NAME, only_a_number)
    last = module.body[-1] if module.body else None
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.BinOp) and not source.rstrip().endswith(";"):
        call = ast.Call(func=ast.Name(id=NAME, ctx=ast.Load()), args=[last.value], keywords=[])
        last.value = ast.copy_location(call, last.value)  # so that tracebacks stay
    return ast.fix_missing_locations(module)
