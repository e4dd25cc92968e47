"""An answer that fails as soon as it is used: a test of another exercise that it costs nothing does not use it.

So there no answer can cost points that defines the same functions and classes and does nothing else when its cell is
run. One that does more, or less, has to be asked itself.
"""

import ast

UNUSABLE = "unusable"  # its name, where the bank's answers have theirs


def unusable(reference: str) -> str:
    """The definitions of a solution that only defines (see below), each of which raises SystemExit when it is called.

    No `except Exception` in a test catches that, and the referee hands it on as it is. Decorators and base classes stay:
    they do something when the cell is run.
    """
    return "\n\n\n".join(map(_unusable, _statements(ast.parse(reference).body)))


def only_defines(answer: str, reference: str) -> bool:
    """Whether an answer defines the functions and classes of the reference, and does nothing else when its cell is run.

    The reference itself may do more; then no answer to it only defines.
    """
    try:
        body, right = (_statements(ast.parse(source).body) for source in (answer, reference))
    except SyntaxError:
        return False
    if not all(isinstance(node, (ast.FunctionDef, ast.ClassDef)) for node in [*body, *right]):
        return False
    return sorted(map(_head, body)) == sorted(map(_head, right)) and not any(map(_run_at_once, body))


def _unusable(node):
    body = f'raise SystemExit("{node.name} is used")'
    if isinstance(node, ast.FunctionDef):
        return f"{_head(node)}(*args, **options):\n    {body}"
    return f"{_head(node)}:\n    def __init__(self, *args, **options):\n        {body}"


def _head(node):
    """What a definition begins with: its decorators, its kind, its name and its bases."""
    lines = [f"@{ast.unparse(line)}" for line in node.decorator_list]
    if isinstance(node, ast.FunctionDef):
        return "\n".join([*lines, f"def {node.name}"])
    return "\n".join(
        [*lines, f"class {node.name}({', '.join(map(ast.unparse, [*node.bases, *node.keywords]))})"]
    )


def _statements(body: list[ast.stmt]) -> list[ast.stmt]:
    """The statements of a cell, or of a class, without its docstring."""
    return [
        node for node in body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]


def _run_at_once(node) -> bool:
    """Whether a definition runs more by itself than its head: annotations, statements of a class, or defaults that are
    no constants.
    """
    if isinstance(node, ast.ClassDef):
        return not all(
            isinstance(method, ast.FunctionDef) and not method.decorator_list and not _run_at_once(method)
            for method in _statements(node.body)
        )
    given = node.args
    arguments = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    annotated = node.returns or any(argument and argument.annotation for argument in arguments)
    defaults = [value for value in [*given.defaults, *given.kw_defaults] if value]
    return bool(annotated) or not all(isinstance(value, ast.Constant) for value in defaults)
