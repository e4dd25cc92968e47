"""An answer that fails as soon as it is used: a test of another exercise that it costs nothing does not use it.

So no answer can cost points there that only defines the same names. One that does more when its cell is run, or less,
has to be asked itself.
"""

import ast
from collections.abc import Iterator

UNUSABLE = "unusable"  # its name, where the bank's answers have theirs


def unusable(reference: str) -> str:
    """The definitions of a solution that only defines (see below), each of which raises BaseException when it is called.

    No `except Exception` in a test catches that. Decorators and base classes stay: they do something when the cell is run.
    """
    return "\n\n\n".join(map(_unusable, _statements(reference)))


def only_defines(answer: str, reference: str) -> bool:
    """Whether an answer defines the functions and classes of the reference, and does nothing else when its cell is run.

    The reference itself may do more; then no answer to it only defines.
    """
    try:
        body, right = list(_statements(answer)), list(_statements(reference))
    except SyntaxError:
        return False
    names = [node.name for node in body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    wanted = [getattr(node, "name", "") for node in right]  # no name where it does more
    decorated = {ast.unparse(line) for node in right for line in getattr(node, "decorator_list", [])}
    if len(names) != len(body) or sorted(names) != sorted(wanted):
        return False
    return {text for node in body for text in _run_at_once(node)} <= decorated


def _unusable(node):
    fails = f'raise BaseException("{node.name} is used")'
    lines = [f"@{ast.unparse(line)}" for line in node.decorator_list]
    if isinstance(node, ast.FunctionDef):
        lines += [f"def {node.name}(*args, **options):", f"    {fails}"]
    else:
        lines += [f"class {node.name}({', '.join(map(ast.unparse, [*node.bases, *node.keywords]))}):"]
        lines += ["    def __init__(self, *args, **options):", f"        {fails}"]
    return "\n".join(lines)


def _statements(source) -> Iterator[ast.stmt]:
    """The statements of a cell without its docstring."""
    for node in ast.parse(source).body:
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            yield node


def _run_at_once(node) -> Iterator[str]:
    """What a definition runs by itself but for constants: decorators, defaults, and the statements of a class."""
    yield from map(ast.unparse, node.decorator_list)
    if isinstance(node, ast.FunctionDef):
        defaults = [*node.args.defaults, *node.args.kw_defaults]
        yield from (ast.unparse(value) for value in defaults if value and not isinstance(value, ast.Constant))
        return
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef):
            yield from _run_at_once(inner)
        elif not (isinstance(inner, ast.Expr) and isinstance(inner.value, ast.Constant)):
            yield ast.unparse(inner)
