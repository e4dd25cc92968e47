"""What `@probe` marks in a cell: a function or class of a test that runs in the learner's process, as its source says."""

import ast

PROBE = "probe"


def is_marked(node: ast.AST) -> bool:
    """Whether this is a function or class with the decorator."""
    if not isinstance(node, ast.FunctionDef | ast.ClassDef):
        return False
    return any(isinstance(mark, ast.Name) and mark.id == PROBE for mark in node.decorator_list)


def is_mark(node: ast.AST) -> bool:
    """Whether this defines the decorator: a function that returns what it is given, and does nothing else."""
    if not isinstance(node, ast.FunctionDef) or node.name != PROBE or len(node.args.args) != 1:
        return False
    last = node.body[-1]
    is_documented = len(node.body) == 2 and ast.get_docstring(node) is not None
    if not isinstance(last, ast.Return) or not isinstance(last.value, ast.Name):
        return False
    return (len(node.body) == 1 or is_documented) and last.value.id == node.args.args[0].arg


def take_probes(tree: ast.Module) -> dict[str, str]:
    """Take the probes out of a cell; returns {name: source}, without the decorator and without comments."""
    found = {}
    for number, node in enumerate(tree.body):
        if is_marked(node):
            node.decorator_list = [
                mark for mark in node.decorator_list if not (isinstance(mark, ast.Name) and mark.id == PROBE)
            ]
            found[node.name] = ast.unparse(node)
            tree.body[number] = ast.copy_location(ast.Pass(), node)
    return found


def names_in(source: str) -> set[str]:
    """All names that a text uses."""
    return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
