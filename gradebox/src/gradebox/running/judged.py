"""Which cells of a notebook the referee runs, and what keeps the others from it.

A graded cell is the referee's if it only calls the functions that solution cells define, or uses their values, and
compares: then nothing of the learner's has to be in its process but plain values. That is read off the release, never off
what a learner wrote, so that nobody can choose. In doubt a cell runs in the learner's process, as with nbgrader.

What is no plain function is looked at by a probe: a function or class of a test that the author marks with `@probe`,
which the released notebook defines as a function that returns what it is given. It runs in the learner's process.
"""

import ast
import builtins
import re
import symtable
from dataclasses import dataclass, field, replace
from functools import cache

from ..inside.marked import PROBE, is_mark, is_marked

MAGIC = re.compile(r"^\s*[%!].*$", re.MULTILINE)

# What tests compute and compare with. What else is imported may make objects that no plain value stands for.
MODULES = {
    *(
        "numpy",
        "math",
        "cmath",
        "random",
        "itertools",
        "collections",
        "functools",
        "operator",
        "string",
        "statistics",
    ),
    *(
        "copy",
        "re",
        "json",
        "textwrap",
        "time",
        "typing",
        "numbers",
        "contextlib",
        "io",
        "nose",
        "pytest",
        "bisect",
        "heapq",
        "pydoc_data",  # texts
    ),
}
PARTLY = {
    "os": {"environ"},
    "sys": {"stdout", "maxsize", "float_info"},
    # Tensors with a value pass. What takes functions (tf.function, a tape) or makes objects needs a probe.
    "tensorflow": {
        *(
            "constant",
            "convert_to_tensor",
            "cast",
            "ones",
            "zeros",
            "eye",
            "range",
            "reshape",
            "stack",
            "concat",
        ),
        *(
            "abs",
            "reduce_sum",
            "reduce_mean",
            "reduce_max",
            "reduce_min",
            "reduce_all",
            "reduce_any",
            "matmul",
        ),
        *("bool", "int32", "int64", "float32", "float64", "is_tensor", "shape", "equal", "random", "math"),
        "get_logger",  # whose level a notebook sets
    },
    "keras": {"utils"},  # for set_random_seed
}  # modules of which only these are used
# Names by which a test looks at more than values, or reaches out of its process.
NOT_HERE = {
    *(
        "open",
        "input",
        "exec",
        "eval",
        "compile",
        "__import__",
        "vars",
        "locals",
        "breakpoint",
        "help",
        "exit",
        "quit",
    ),
}
# Of these a test may use all if it has a probe: its author has seen to it that only values come to the learner's functions.
WITH_PROBES = {"tensorflow", "keras"}
COMPARES = re.compile(r"_*assert|allclose$|isclose$|array_equal$")  # names of what a probe has no use for
OF_FUNCTIONS = {"__name__", "__doc__"}  # attributes that a proxy has, too


@dataclass(frozen=True)
class Cell:
    """A code cell of the release: `kind` is "solution", "graded" or "plain"."""

    name: str
    kind: str
    source: str


@dataclass(frozen=True)
class Plan:
    """Where each cell runs, in order: "learner", "both" or "referee".

    `functions`, `values` and `classes` are the names that solution cells define. `uses` are, for each cell, the values
    that it and what it calls use. `why` says for each graded cell what keeps it from the referee, or nothing.
    `has_probes`: whether the notebook defines what marks a probe.
    """

    where: tuple[str, ...]
    uses: tuple[tuple[str, ...], ...]
    functions: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    why: dict = field(default_factory=dict)  # of graded cells, by name
    classes: tuple[str, ...] = ()
    has_probes: bool = False

    def solutions(self) -> dict[str, list[str]]:
        """What a job says of the names that matter to the referee."""
        return {
            "functions": list(self.functions),
            "values": sorted(set(self.values) - set(self.classes)),
            "classes": list(self.classes),
            "probes": [PROBE] if self.has_probes else [],
        }


class _Names:
    """What a cell binds and reads; `trouble` says why nothing is known of it."""

    def __init__(self, cell, takes_probes=True):
        self.cell, self.trouble, self.has_magic = cell, "", False
        self.binds, self.reads, self.functions, self.classes, self.imports = set(), set(), set(), set(), {}
        self.attributes, self.inner_modules, self.words = {}, set(), set()
        self.probes, self.defines_mark = {}, False
        source = MAGIC.sub("", cell.source)
        try:
            tree = ast.parse(source)
            if takes_probes:
                self._take_probes(tree)
            found = [_names_of(ast.unparse(node)) for node in tree.body]
        except (SyntaxError, ValueError, RecursionError):
            self.trouble = "is no Python that can be read"
            return
        self.has_magic = source != cell.source
        every = set().union(*(binds for binds, _ in found))
        for node, (binds, reads) in zip(tree.body, found, strict=True):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                reads = reads - every  # it is called when all of the cell has run
            elif not isinstance(node, ast.Assign | ast.AugAssign):
                reads = reads - binds  # such as what a loop gives a value
            if isinstance(node, ast.AugAssign):
                reads = reads | binds
            self.reads |= reads - self.binds
            self.binds |= binds
            if isinstance(node, ast.FunctionDef):
                self.functions.add(node.name)
            elif isinstance(node, ast.ClassDef):
                self.classes.add(node.name)
        self.words = {name for _, reads in found for name in reads}  # also those that it has bound before
        top = set(tree.body)
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                self._import(node, node in top)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                self.attributes.setdefault(node.value.id, set()).add(node.attr)

    def _take_probes(self, tree):
        """Take the probes out of a cell: of what they use, nothing is in the process of the test."""
        self.defines_mark = any(is_mark(node) for node in tree.body)
        for node in filter(is_marked, tree.body):
            self.probes[node.name] = _Probe(node)
        tree.body = [
            ast.parse(f"{PROBE}\n{node.name} = None").body if is_marked(node) else [node]
            for node in tree.body
        ]
        tree.body = [node for some in tree.body for node in some]

    def _import(self, node, is_top):
        module = getattr(node, "module", None) or ""
        for alias in node.names:
            origin = module or alias.name
            root = origin.split(".")[0]
            bound = alias.asname or (alias.name if module else root)
            if module and root in PARTLY and alias.name in PARTLY[root]:
                root = "math"  # `from os import environ` is as good as any
            elif root in PARTLY:
                self.attributes.setdefault(bound, set())
            self.imports.setdefault(bound, set()).add("." if getattr(node, "level", 0) else root)
            if not is_top:
                self.inner_modules.add((bound, root))


class _Probe:
    """What a probe reads, and whether it compares."""

    def __init__(self, node):
        _, reads = _names_of(ast.unparse(node))
        self.reads = reads - {PROBE, node.name}
        called = {
            n.id if isinstance(n, ast.Name) else n.attr
            for n in ast.walk(node)
            if isinstance(n, ast.Name | ast.Attribute)
        }
        compares = any(isinstance(n, ast.Assert) for n in ast.walk(node)) or "AssertionError" in called
        self.compares = compares or any(map(COMPARES.match, called))


def _names_of(source):
    """The global names that code binds, and those that it reads."""
    table = symtable.symtable(source, "cell", "exec")
    binds = {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
    reads, tables = set(), [table]
    while tables:
        one = tables.pop()
        tables += one.get_children()
        for symbol in one.get_symbols():
            if symbol.is_global() and symbol.is_assigned():
                binds.add(symbol.get_name())
            if symbol.is_referenced() and (one is table or symbol.is_global()):
                reads.add(symbol.get_name())
    return binds, reads


@cache
def plan(cells: tuple[Cell, ...]) -> Plan:
    """Say where the cells of a notebook run."""
    names = [_Names(cell) for cell in cells]
    solutions = [one for one in names if one.cell.kind == "solution"]
    functions = set().union(*(one.functions for one in solutions))
    imported = set().union(*(one.imports for one in solutions))
    values = set().union(*(one.binds for one in solutions)) - functions - imported
    classes = set().union(*(one.classes for one in solutions))
    authors = [number for number, one in enumerate(names) if one.cell.kind in ("plain", "graded")]
    has_probes = any(names[number].defines_mark for number in authors)
    if not has_probes:
        names = [_Names(cell, takes_probes=False) for cell in cells]
    closures = {number: _closure(names, authors, number) for number in authors}
    graded = [number for number in authors if names[number].cell.kind == "graded"]
    why = {
        n: _trouble([names[m] for m in sorted(closures[n])], names, authors, functions | values, classes)
        for n in graded
    }
    # What only one of the two processes has defined, no test of the other's can use.
    while more := {n: m for n in graded if not why[n] for m in authors if _parts(n, m, closures, why)}:
        why |= {n: f"it belongs together with {names[m].cell.name}" for n, m in more.items()}
    places = _places(names, authors, {n: closures[n] for n in graded}, why, functions, values)
    return replace(places, classes=tuple(sorted(classes)), has_probes=has_probes)


def _parts(number, other, closures, why):
    """Whether a graded cell of the referee's and another cell need each other, and that one is not the referee's."""
    if number == other:
        return False
    if other in closures[number]:
        return bool(why.get(other))  # a plain cell may run in both
    return number in closures[other] and why.get(other, "plain") != ""


def _closure(names, authors, number):
    """The author's cells that a graded cell needs, itself included: those that bind a name which one of them reads.

    Of what its probes read only other probes: the rest is where they run.
    """
    found, needed, probed = {number}, set(names[number].reads), _read_by_probes(names[number])
    while True:
        more = {
            n
            for n in authors
            if n < number and n not in found and (names[n].binds & needed or names[n].probes.keys() & probed)
        }
        if not more:
            return found
        found |= more
        needed |= set().union(*(names[n].reads for n in more))
        probed |= set().union(*(_read_by_probes(names[n]) for n in more))


def _read_by_probes(one):
    return set().union(*(probe.reads for probe in one.probes.values()))


def _trouble(closure, names, authors, solved, classes):
    """What keeps a graded cell from the referee, given the cells that it needs; an empty text if nothing does."""
    bound = set().union(*(names[n].binds for n in authors))
    reads = set().union(*(one.reads for one in closure))
    words = set().union(*(one.words for one in closure))
    modules = MODULES | WITH_PROBES if any(one.probes for one in closure) else MODULES
    for one in closure:
        if one.trouble:
            return f"{one.cell.name} {one.trouble}"
        for name, probe in one.probes.items():
            if probe.compares:
                return f"{one.cell.name} compares in its probe {name}, which runs in the learner's process"
            if found := sorted(name for name in probe.reads if _is_only_tests(name, closure, names)):
                return f"its probe {name} uses {found[0]}, which is no probe and stands in a test alone"
        if one.has_magic and one.cell.kind == "graded":
            return f"{one.cell.name} uses a magic of IPython's"
        if found := sorted(one.words & NOT_HERE):
            return f"{one.cell.name} uses {found[0]}"
        for name, attributes in sorted(one.attributes.items()):
            if name in solved and attributes - OF_FUNCTIONS:
                return f"{one.cell.name} looks into {name} ({sorted(attributes - OF_FUNCTIONS)[0]})"
        for bound_name, root in sorted(one.inner_modules):
            if root not in modules and (
                root not in PARTLY or one.attributes.get(bound_name, set()) - PARTLY[root]
            ):
                return f"{one.cell.name} uses the module {root}"
        if one.binds & solved and one.cell.kind != "solution":
            return f"{one.cell.name} gives {sorted(one.binds & solved)[0]} another meaning"
    if found := sorted(reads & classes):
        return f"it uses {found[0]}, a class"
    unknown = reads - bound - solved - set(dir(builtins)) - {"__file__"}
    if unknown:
        return f"it uses {sorted(unknown)[0]}, which only a learner's cell defines"
    for one in (names[n] for n in authors):
        for name, roots in one.imports.items():
            used = set().union(*(other.attributes.get(name, set()) for other in closure))
            if name in words and (
                bad := sorted(root for root in roots if not _is_plain(root, used, modules))
            ):
                return f"it uses the module {bad[0]}"
    return ""


def _is_only_tests(name, closure, names):
    """Whether a name has a meaning in a graded cell only, and no probe gives it."""
    if any(name in one.probes for one in closure):
        return False
    return any(name in one.binds for one in closure if one.cell.kind == "graded") and not any(
        name in one.binds for one in names if one.cell.kind != "graded"
    )


def _is_plain(root, used, modules):
    return root in modules or (root in PARTLY and used <= PARTLY[root])


def _places(names, authors, closures, why, functions, values):
    solved = functions | values
    judged = {n for n in closures if not why[n]}
    needed = set().union(*(closures[n] for n in judged))
    where, uses = [], []
    for number, one in enumerate(names):
        place = "learner"
        if number in judged:
            place = "referee"
        elif judged and one.cell.kind == "plain" and (number in needed or _sets_up(one, solved)):
            place = "both"
        where.append(place)
        reads = set().union(*(names[n].reads for n in closures[number])) if number in judged else set()
        uses.append(tuple(sorted(values & reads)))
    reasons = {names[n].cell.name: reason for n, reason in why.items() if reason}
    return Plan(tuple(where), tuple(uses), tuple(sorted(functions)), tuple(sorted(values)), reasons)


def _sets_up(one, solved):
    """Whether a cell imports or sets something, and asks nothing of the learner's."""
    if one.trouble or not one.cell.source.strip():
        return False
    return not one.reads & solved and bool(one.imports or not one.binds)
