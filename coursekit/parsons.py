"""Parsons problems: the lines of a solution to put in order, among them lines of answers that people give and that are wrong.

A problem is made from the bank alone. A wrong answer that differs from a right one in a single line lends that line as a
distractor, and its own words as what is said to whoever uses it. The right answer is the reference solution, or, if
fewer than two wrong answers are like it, the one of the bank that most are like.

Lines keep their indentation. Every order is accepted that computes the same: two neighbours may change places if neither
reads or changes what the other one binds or changes (_needs). (Dale Parsons and Patricia Haden 2006, "Parson's
programming puzzles: a fun and effective learning tool for first programming courses".)
"""

import ast
from dataclasses import asdict, dataclass
from pathlib import Path

from coursekit.answers import read_answer
from coursekit.logical_lines import Line, answer_lines, logical_lines

FEWEST_LINES, FEWEST_DISTRACTORS, MOST_DISTRACTORS = 4, 2, 4


@dataclass(frozen=True)
class Distractor:
    """A wrong line, and what to tell whoever uses it."""

    code: str
    says: str


@dataclass(frozen=True)
class Problem:
    """A Parsons problem."""

    head: str  # what stands above the lines: the def line
    lines: tuple[str, ...]  # in a right order, with their indentation
    before: tuple[tuple[int, int], ...]  # pairs of places: the first has to stand somewhere above the second
    distractors: tuple[Distractor, ...]

    def as_json(self) -> dict:
        """For the page: plain lists and texts."""
        return asdict(self)


def problem(exercise: Path) -> Problem | None:
    """The Parsons problem of an exercise, or None if its solution is too short, or the bank has too few such mistakes.

    exercise: its folder, bank/<chapter>/<notebook>/<exercise>.
    """
    solution = (exercise / "solution.py").read_text(encoding="utf-8")
    answers = [read_answer(path, exercise.parents[2]) for path in sorted(exercise.glob("answers/*.py"))]
    if not _one_function(solution):
        return None
    right = [(solution, answer_lines(solution))]
    right += [
        (a.source, logical_lines(a.source)[1:]) for a in answers if not a.loses and _one_function(a.source)
    ]
    never_wrong = {line.tokens for _, lines in right for line in lines}
    wrong = [a for a in answers if a.loses and a.says and _one_function(a.source)]
    found = [
        (_distractors(lines, wrong, never_wrong), source, lines)
        for source, lines in right
        if len(lines) >= FEWEST_LINES
    ]
    enough = [one for one in found if len(one[0]) >= FEWEST_DISTRACTORS]
    if not enough:
        return None
    by_reference = [one for one in enough if one[1] == solution]
    distractors, source, lines = (by_reference or [max(enough, key=lambda one: len(one[0]))])[0]
    return Problem(
        logical_lines(source)[0].text,
        tuple(_shown(line) for line in lines),
        tuple(_needs(source, lines)),
        tuple(distractors[:MOST_DISTRACTORS]),
    )


def _one_function(source: str) -> bool:
    """Whether code is one function and nothing else."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return False
    body = [
        node for node in body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]
    return len(body) == 1 and isinstance(body[0], ast.FunctionDef) and not body[0].decorator_list


def _shown(line: Line) -> str:
    """A line with its indentation, its later rows too."""
    return "\n".join(" " * line.indent + row for row in line.text.split("\n"))


def _distractors(lines: list[Line], wrong: list, never_wrong: set) -> list[Distractor]:
    """The wrong lines for these right ones: at first one for each right line, then the others.

    never_wrong: the tokens of lines that another right answer has.
    """
    own = {(line.indent, line.tokens) for line in lines}
    first, more, replaced, known = [], [], set(), set()
    for answer in wrong:
        theirs = logical_lines(answer.source)[1:]
        new = [line for line in theirs if (line.indent, line.tokens) not in own]
        there = {(line.indent, line.tokens) for line in theirs}
        gone = [place for place, line in enumerate(lines) if (line.indent, line.tokens) not in there]
        if not len(new) == len(gone) == 1 or len(theirs) != len(lines):
            continue
        if new[0].tokens in known | never_wrong | {("pass",)}:
            continue
        known.add(new[0].tokens)
        made = Distractor(_shown(new[0]), _words(answer))
        (more if gone[0] in replaced else first).append(made)
        replaced.add(gone[0])
    return first + more


def _words(answer) -> str:
    """What the bank says to an answer. Where that is a piece of a message only, the sentence at the top of its file."""
    says = answer.says
    if says.endswith((".", "?", ".)")):
        first = says.split()[0]
        prose = (
            first.isalpha()
            and first.islower()
            and len(first) > 1
            and first not in logical_names(answer.source)
        )
        return says[0].upper() + says[1:] if prose else says
    return ast.get_docstring(ast.parse(answer.source)).split("\n\n")[0].replace("\n", " ")


def logical_names(source: str) -> set[str]:
    """The words in a piece of code."""
    return {token for line in logical_lines(source) for token in line.tokens}


def _needs(source: str, lines: list[Line]) -> list[tuple[int, int]]:
    """Which line has to stand above which: pairs of places in `lines`."""
    places = {line.row: place for place, line in enumerate(lines)}
    function = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    local = {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    local |= {
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    pairs = []

    def walk(body):
        """Order the statements of one block. A block in it stays where it is, and whole."""
        blocks = []
        for node in body:
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                continue  # the docstring
            inside = sorted(
                places[row]
                for row in {n.lineno for n in ast.walk(node) if hasattr(n, "lineno")}
                if row in places
            )
            blocks.append((node, inside))
            for name in ("body", "orelse"):
                walk(getattr(node, name, []))
            pairs.extend((inside[0], other) for other in inside[1:])
        for number, (one, above) in enumerate(blocks):
            for other, below in blocks[number + 1 :]:
                if _conflict(one, other, local):
                    pairs.extend((a, b) for a in above for b in below)

    walk(function.body)
    for place, line in enumerate(lines):  # "else:" has no statement of its own
        if line.text.startswith(("else", "elif", "except", "finally")):
            pairs += [(a, place) for a in range(place)] + [(place, b) for b in range(place + 1, len(lines))]
    return sorted(set(pairs))


def _conflict(one: ast.stmt, other: ast.stmt, local: set[str]) -> bool:
    """Whether two statements may not change places."""
    if not _movable(one) or not _movable(other):
        return True
    (reads, writes), (reads_too, writes_too) = _names(one, local), _names(other, local)
    return bool(writes & (reads_too | writes_too) or writes_too & reads)


def _movable(statement: ast.stmt) -> bool:
    """Whether all that a statement does is to bind names, or to lengthen a list."""
    if isinstance(statement, ast.Expr):
        call = statement.value
        return (
            isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "append"
        )
    return isinstance(statement, ast.Assign | ast.AugAssign)


def _names(statement: ast.stmt, local: set[str]) -> tuple[set[str], set[str]]:
    """The local names that a statement reads, and those that it binds or whose value it may change."""
    reads = {
        n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
    } & local
    writes = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    if isinstance(statement, ast.AugAssign):
        reads |= writes
    for node in ast.walk(statement):
        changed = isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store)
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if changed or called:  # states[t] = ..., states.append(...)
            base = node.func.value if called else node.value
            while isinstance(base, ast.Subscript | ast.Attribute):
                base = base.value
            if isinstance(base, ast.Name) and (changed or isinstance(statement, ast.Expr)):
                writes.add(base.id)
    return reads, writes


def problems(folder: Path) -> dict[str, Problem]:
    """The Parsons problems of a notebook, by exercise. folder: bank/<chapter>/<notebook>."""
    found = {path.parent.name: problem(path.parent) for path in sorted(folder.glob("*/solution.py"))}
    return {name: made for name, made in found.items() if made}
