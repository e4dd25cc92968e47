"""Small mechanical mistakes in the reference solutions, to see whether the hidden tests notice them.

Own code: mutmut and cosmic-ray mutate modules on disk and run a test suite for each; here a mutant is one cell, and
its tests are the graded cells of the notebook.
"""

import ast
import copy
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

SWAPS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.MatMult: ast.Mult,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
CALLS = {
    "max": "min",
    "min": "max",
    "sum": "max",
    "any": "all",
    "all": "any",
    "stack": "array",
    "zeros": "ones",
}


@dataclass(frozen=True)
class Mutant:
    """One changed solution cell. `what` is a line for people, and names the mutant in equivalent.toml."""

    cell: str
    what: str
    source: str


def variants(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield (description, replacement) for one node of a solution; each replacement is one small mistake."""
    text = ast.unparse(node)
    if isinstance(node, ast.BinOp):
        if type(node.op) in SWAPS:
            yield text, ast.BinOp(node.left, SWAPS[type(node.op)](), node.right)
        yield text, node.left  # a dropped term
        yield text, node.right
    elif isinstance(node, ast.BoolOp):
        yield text, ast.BoolOp(SWAPS[type(node.op)](), node.values)
        for value in node.values:
            yield text, value
    elif isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        yield text, ast.Compare(node.left, [SWAPS[type(node.ops[0])]()], node.comparators)
    elif isinstance(node, ast.UnaryOp):
        yield text, node.operand  # a lost minus or not
    elif isinstance(node, ast.Constant) and not isinstance(node.value, str):
        if isinstance(node.value, bool):
            yield text, ast.Constant(not node.value)
        elif node.value is None:
            yield text, ast.Constant(0)
        elif isinstance(node.value, (int, float)):
            yield text, ast.Constant(node.value + 1)
            yield text, ast.Constant(node.value - 1)
    elif isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in CALLS:
            func = copy.deepcopy(node.func)
            setattr(func, "attr" if isinstance(func, ast.Attribute) else "id", CALLS[name])
            yield text, ast.Call(func, node.args, node.keywords)
        for number, keyword in enumerate(node.keywords):
            if keyword.arg:
                yield (
                    text,
                    ast.Call(node.func, node.args, node.keywords[:number] + node.keywords[number + 1 :]),
                )
        if len(node.args) == 1 and not node.keywords:
            yield text, node.args[0]  # a function that is not applied
        if len(node.args) == 2 and name not in ("max", "min"):
            yield text, ast.Call(node.func, node.args[::-1], node.keywords)
    elif isinstance(node, ast.Slice):
        if node.lower or node.upper:
            yield text, ast.Slice(node.upper, node.lower, node.step)
            yield text, ast.Slice(None, None, node.step)
    elif isinstance(node, (ast.Tuple, ast.List)) and len(node.elts) == 2 and isinstance(node.ctx, ast.Load):
        yield text, type(node)(node.elts[::-1], node.ctx)
    elif isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr, ast.Raise)):
        yield text, ast.Pass()  # a forgotten line


def squeezed(node: ast.Return) -> ast.Return:
    """The same return without the axes of length 1: right until there is one example, one step or one unit."""
    value = node.value
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    squeeze = ast.Attribute(ast.Name("np", ast.Load()), "squeeze", ast.Load())
    parts = [ast.Call(squeeze, [part], []) for part in parts]
    return ast.Return(ast.Tuple(parts, ast.Load()) if isinstance(value, ast.Tuple) else parts[0])


def solution_lines(source: str) -> set[int]:
    """The line numbers between BEGIN SOLUTION and END SOLUTION."""
    inside, lines = False, set()
    for number, line in enumerate(source.splitlines(), 1):
        if "END SOLUTION" in line:
            inside = False
        if inside:
            lines.add(number)
        if "BEGIN SOLUTION" in line:
            inside = True
    return lines


def mutants(cell: str, source: str) -> list[Mutant]:
    """All mutants of one solution cell, without repetitions."""
    tree = ast.parse(source)
    lines, seen, made = solution_lines(source), {ast.unparse(tree)}, []
    in_numpy = not re.search(r"\b(tf|keras)\.", source)
    for holder, key, node in list(_places(tree)):
        if getattr(node, "lineno", None) not in lines:
            continue
        found = list(variants(node))
        if in_numpy and isinstance(node, ast.Return) and node.value:
            found.append((ast.unparse(node), squeezed(node)))
        for text, replacement in found:
            holder[key] = replacement
            mutated = ast.unparse(tree)
            holder[key] = node
            if mutated not in seen:
                seen.add(mutated)
                made.append(Mutant(cell, f"{text} -> {ast.unparse(replacement) or 'nothing'}", mutated))
    return _told_apart(made, ast.unparse(tree))


def _told_apart(made: list[Mutant], right: str) -> list[Mutant]:
    """The same mutants. What is changed alike at several places is told with the line as it reads then, or its number.

    With one name for all of them a reason why one is no mistake (equivalent.toml) would excuse the others too.
    """
    changed = {mutant.source: _changed_line(right, mutant.source) for mutant in made}
    for part in (1, 0):
        count = Counter(mutant.what for mutant in made)
        made = [
            replace(m, what=f"{m.what}: {changed[m.source][part]}") if count[m.what] > 1 else m for m in made
        ]
    return made


def _changed_line(right: str, mutated: str) -> tuple[str, str]:
    """The first line of the mutated source that is another one there: its number, and how it reads."""
    pairs = enumerate(zip(right.splitlines(), mutated.splitlines()), 1)
    return next((f"line {number}", wrong.strip(" :")) for number, (line, wrong) in pairs if line != wrong)


def _places(tree):
    """Yield (holder, key, node) for each node in the order of ast.walk: it is holder[key], in a dict or a list."""
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if isinstance(value, ast.AST):
                yield vars(parent), field, value
            elif isinstance(value, list):
                yield from ((value, i, child) for i, child in enumerate(value) if isinstance(child, ast.AST))
