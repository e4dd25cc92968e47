"""Which statements of a cell need a package that Python in the page does not have.

The build asks, to decide which cells get a Run button, and Python in the page asks, to leave such statements out.
"""

import ast
import symtable


def divide(code, missing, lost=None):
    """Divide a cell's top-level statements into those that work in the page and those that do not.

    missing: {module that the page does not have: the package that it needs}. lost: {name without a value in the page:
    the package that it needs}, from the cells above; it is brought up to date. Returns two lists of statements:
    the ones to run, and pairs of a statement and its package.
    """
    lost = {} if lost is None else lost
    runs, left_out = [], []
    for statement in ast.parse(code).body:
        uses, binds, changes = names(statement)
        package = _imported(statement, missing) or next(
            (lost[name] for name in sorted(uses) if name in lost), None
        )
        if package:
            left_out.append((statement, package))
            lost.update(dict.fromkeys(binds | changes, package))
        else:
            runs.append(statement)
            for name in binds:
                lost.pop(name, None)
    return runs, left_out


def lacking(code, missing, lost):
    """The package for want of which a whole cell does not run in the page, or None if it does.

    A cell of imports runs without those that are missing. Of a cell that does not run, all names are lost.
    """
    runs, left_out = divide(code, missing, lost)
    if not left_out or has_import(runs):
        return None
    package = left_out[0][1]
    for statement in runs:
        _, binds, changes = names(statement)
        lost.update(dict.fromkeys(binds | changes, package))
    return package


def has_import(statements):
    """Whether one of the statements is an import."""
    return any(isinstance(statement, ast.Import | ast.ImportFrom) for statement in statements)


def modules(code):
    """All modules that the code imports, anywhere in it; for `from a import b`, both a and a.b."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def names(statement):
    """What a top-level statement reads, binds, and changes in place: three sets of names of the cell."""
    uses, binds = set(), set()
    table = symtable.symtable(ast.unparse(statement), "cell", "exec")
    for symbol in table.get_symbols():
        if symbol.is_assigned() or symbol.is_imported():
            binds.add(symbol.get_name())
        if symbol.is_referenced():
            uses.add(symbol.get_name())
    inner = list(table.get_children())
    while inner:
        scope = inner.pop()
        uses |= {symbol.get_name() for symbol in scope.get_symbols() if symbol.is_global()}
        inner += scope.get_children()
    if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
        uses.add(statement.target.id)
    elif not isinstance(statement, ast.Assign | ast.AnnAssign):
        uses -= binds  # a loop's variable, a function that calls itself
    changes = {
        node.value.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Subscript | ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
    }
    return uses, binds, changes


def _imported(statement, missing):
    """The package that an import statement needs and the page does not have, or None."""
    if not has_import([statement]):
        return None
    for module in sorted(modules(ast.unparse(statement))):
        parts = module.split(".")
        for size in range(1, len(parts) + 1):
            if package := missing.get(".".join(parts[:size])):
                return package
    return None
