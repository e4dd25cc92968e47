"""The tables of known mistakes in the checks, computed from the wrong answers in the bank.

A check reduces an answer to a number, its fingerprint, and looks it up in a table of what known mistakes give. In the
bank the table is empty but for a comment:

    {
        ### MISTAKES no_bias, no_tanh
    },

Here a check with a table is run with each wrong answer of the exercise. Where its message ends with "(fingerprint -2.28663)", the
table of that comparison gets a line, the number and the words after "# says:" in the answer's file. The answers that
the comment names come first and in its order, then all others by name: so a new wrong answer needs no other change.

A wrong answer that a check lets pass has the fingerprint of the right one. That is an error, unless the answer's file
has a line "# passes: check-..." because the check does not look at what is wrong with it, a dtype for one. A line "# fingerprint: another each time"
keeps an answer that depends on chance out of the tables.

Another processor rounds another way. So a number that the notebook in solutions/ has already stays as it is there, if
the one that is computed differs in its last digits only.

What an answer gives is kept in the user's cache folder, under a key made of all that it depends on.
"""

import ast
import contextlib
import functools
import hashlib
import importlib.metadata
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursekit.answers import TO_FILL_IN
from coursekit.bank import BankError, Cell, notebook_of, parsed

MISTAKES = re.compile(r"^( *)### MISTAKES\b(.*(?:\n\1### (?!MISTAKES).*)*)$", re.MULTILINE)
FINGERPRINT = re.compile(r"\(fingerprint (-?\d+\.\d{5})\)")
KEPT = 5000  # results of a notebook in the cache: several states of it
QUIET = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "MPLBACKEND": "agg",
    "CUDA_VISIBLE_DEVICES": "",
    "TF_ENABLE_ONEDNN_OPTS": "0",
}


@dataclass(frozen=True)
class Tried:
    """What a check said to an answer."""

    exercise: str
    name: str  # of the answer; "" for the reference solution
    error: str | None  # None where the check is content
    frames: tuple  # where it was raised, outermost first: (grade_id of the cell, line)
    source: str

    @property
    def fingerprint(self) -> str | None:
        found = FINGERPRINT.search(self.error or "")
        return found and found[1]

    def header(self, key: str) -> str:
        found = re.search(rf"^# {key}: (.+)$", self.source, re.MULTILINE)
        return found[1] if found else ""

    def __str__(self):
        return f"{self.exercise}/answers/{self.name}.py"


@dataclass(frozen=True)
class Table:
    """One table in a cell: where its comment stands, and the answers that it names."""

    cell: str
    number: int
    line: int
    names: tuple


def with_tables(folder: Path, sources: list[tuple[Cell, str]]) -> list[tuple[Cell, str]]:
    """Fill in the tables of known mistakes.

    folder: bank/<chapter>/<notebook>. sources: its cells with their texts. Returns them with the tables filled.
    Raises BankError if the answers and the tables do not agree: two mistakes with one fingerprint and different words,
    a wrong answer with the right one's, an answer without words, a name of no such answer.
    """
    bare = {cell.name: MISTAKES.sub(r"\1### MISTAKES", text) for cell, text in sources if cell.name}
    tables = [table for cell, text in sources if cell.name for table in _tables(cell.name, text)]
    if not tables:
        return sources
    lines: dict[Table, list] = {table: [] for table in tables}
    for tried in _try_all(folder, [(cell, bare.get(cell.name, text)) for cell, text in sources]):
        try:
            table = _table_of(tried, tables, bare)
        except BankError as error:
            raise BankError(f"{folder.parent.name}/{folder.name}: {error}") from error
        if table:
            lines[table].append(tried)
    numbers = _numbers(notebook_of(folder))
    filled = {
        table: _lines(table, found, folder, numbers.get(table.cell, {})) for table, found in lines.items()
    }
    made = []
    for cell, text in sources:
        own = iter([filled[table] for table in tables if table.cell == cell.name])
        made.append(
            (cell, MISTAKES.sub(lambda m, own=own: "\n".join(m[1] + line for line in next(own)), text))
        )
    return made


def _tables(name: str, text: str) -> Iterator[Table]:
    bare = MISTAKES.sub(r"\1### MISTAKES", text)
    places = [bare[: found.start()].count("\n") + 1 for found in MISTAKES.finditer(bare)]
    for number, (line, found) in enumerate(zip(places, MISTAKES.finditer(text), strict=True)):
        yield Table(name, number, line, tuple(re.findall(r"\w+", found[2])))


def _table_of(tried: Tried, tables: list[Table], bare: dict[str, str]) -> Table | None:
    """The table that an answer belongs into: that of the comparison that failed. Checks what can be wrong with it."""
    passes = f"check-{tried.exercise}" in tried.header("passes")
    if not tried.name:
        if tried.error is None:
            return None
        raise BankError(f"The check of {tried.exercise} does not let its solution pass: {tried.error}")
    if tried.error is None and not passes:
        raise BankError(
            f"The check lets {tried} pass: it has the fingerprint of the right answer. Other inputs of the check may tell "
            f"them apart. Or the check does not look at what is wrong: say so, # passes: check-{tried.exercise}. Or it is "
            "right: # loses: nothing"
        )
    if tried.error is not None and passes:
        raise BankError(f"{tried} should pass its check, and does not: {tried.error}")
    if tried.fingerprint is None or tried.header("fingerprint") == "another each time":
        return None
    for cell, line in reversed([frame for frame in tried.frames if frame[0] in bare]):
        found = _table_at(_statements(bare[cell]), line, [table for table in tables if table.cell == cell])
        if found:
            return found
    raise BankError(
        f"{tried} is told a fingerprint, {tried.fingerprint}, where the check has no table. Give that comparison one: "
        "a dictionary that holds only the comment ### MISTAKES"
    )


@functools.cache  # a check is looked into for each of its wrong answers
def _statements(source: str) -> tuple[ast.stmt, ...]:
    """All statements of a cell, those within others too."""
    return tuple(node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt))


def _table_at(statements: tuple[ast.stmt, ...], line: int, tables: list[Table]) -> Table | None:
    """The table that the statement of this line uses: within it, or in a name that it was given above."""

    def spans(node, line):
        return node.lineno <= line <= node.end_lineno

    around = [node for node in statements if spans(node, line)]
    if not around:
        return None
    statement = min(around, key=lambda node: node.end_lineno - node.lineno)
    if not isinstance(statement, (ast.FunctionDef, ast.ClassDef, ast.For, ast.If, ast.With, ast.Try)):
        if inside := [table for table in tables if spans(statement, table.line)]:
            return inside[0]
    used = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    given = [
        (node.lineno, node)
        for node in statements
        if isinstance(node, ast.Assign)
        and node.lineno < line
        and isinstance(node.value, ast.Dict)
        and {target.id for target in node.targets if isinstance(target, ast.Name)} & used
    ]
    last = max(given, key=lambda pair: pair[0])[1] if given else None
    return next((table for table in tables if last and spans(last, table.line)), None)


def _numbers(notebook: Path) -> dict[str, dict[str, list[str]]]:
    """The numbers in the tables of an assembled notebook, as they are written: {grade_id: {words, quoted: numbers}}."""
    found: dict[str, dict] = {}
    if notebook.is_file():
        for cell in parsed(notebook)["cells"]:
            for number, words in re.findall(
                r"^ *(-?\d+\.\d{5}): (.*),$", "".join(cell["source"]), re.MULTILINE
            ):
                found.setdefault(cell["id"], {}).setdefault(words, []).append(number)
    return found


def _as_written(number: str, written: list[str]) -> str:
    """A number, or the one of those written that differs from it by rounding only."""
    near = [old for old in written if abs(float(old) - float(number)) <= 2e-5 * (1 + abs(float(number)))]
    return near[0] if near else number


def _lines(table: Table, found: list[Tried], folder: Path, numbers: dict[str, list[str]]) -> list[str]:
    """The lines of a table. Mistakes that the comment names come first, in its order; the others by name.

    numbers: those that the notebook has for these words, quoted.
    """
    where = f"{folder.parent.name}/{folder.name}, {table.cell}"
    if unknown := [name for name in table.names if name not in {tried.name for tried in found}]:
        raise BankError(f"{where}: {unknown[0]} is named for a table in which it does not end up.")
    if not found:
        raise BankError(
            f"{where}: no wrong answer ends up in a table of it. Write one, or write {{}} in its place."
        )
    order = {name: place for place, name in enumerate(table.names)}
    words: dict[str, Tried] = {}
    for tried in sorted(found, key=lambda t: (order.get(t.name, len(order)), t.name, t.exercise)):
        says = tried.header("says")
        if not says or says == TO_FILL_IN:
            raise BankError(f"{where}: {tried} needs a line with the words of the check: # says: ...")
        for number, other in words.items():
            near = abs(float(number) - float(tried.fingerprint)) <= 1e-4 * (1 + abs(float(number)))
            if near and other.header("says") != says:
                raise BankError(
                    f"{where}: {tried} and {other} have the same fingerprint, {number}, and different words. Other inputs "
                    "of the check may tell them apart; if they are one mistake, give them the same words."
                )
            if near:
                break
        else:
            words[tried.fingerprint] = tried
    quoted = {number: _quoted(tried.header("says")) for number, tried in words.items()}
    return [f"{_as_written(number, numbers.get(said, []))}: {said}," for number, said in quoted.items()]


def _quoted(words: str) -> str:
    """A string as the formatter writes it."""
    if '"' in words and "'" not in words:
        return f"'{words}'"
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


# Trying the answers.


def _try_all(folder: Path, sources: list[tuple[Cell, str]]) -> list[Tried]:
    """Run the checks that use a table with the reference solution and with all wrong answers of their exercises."""
    uses = _functions_with_tables(sources)
    wanted, run = [], []
    known = _Cache(folder)
    for place, (cell, text) in enumerate(sources):
        if cell.kind != "check" or not (MISTAKES.search(text) or uses & set(re.findall(r"\w+", text))):
            continue
        exercise = cell.name.removeprefix("check-")
        above = [[c.kind, c.name, t] for c, t in sources[:place] if c.kind in {"locked", "solution", "check"}]
        reference = next(t for _, name, t in above if name == exercise)
        answers = {
            path.stem: path.read_text(encoding="utf-8")
            for path in sorted((cell.path.parent / "answers").glob("*.py"))
        }
        wrong = {name: source for name, source in answers.items() if "\n# loses: nothing\n" not in source}
        for name, source in {"": reference, **wrong}.items():
            key = known.key(above, text, exercise, source)
            wanted.append((exercise, name, source, key))
            if key not in known.results:
                run.append({"key": key, "check": cell.name, "exercise": exercise, "source": source})
    if run:
        cells = [[c.kind, c.name, t] for c, t in sources if c.kind in {"locked", "solution", "check"}]
        known.results |= _in_a_process({"cells": cells, "run": run})
    known.keep([key for *_, key in wanted])
    return [
        Tried(e, n, known.results[k][0], tuple(map(tuple, known.results[k][1])), s) for e, n, s, k in wanted
    ]


def _functions_with_tables(sources: list[tuple[Cell, str]]) -> set[str]:
    """The functions of read-only cells that hold a table."""
    found = set()
    for cell, text in sources:
        if cell.kind == "locked" and (places := [table.line for table in _tables(cell.name, text)]):
            for node in ast.parse(text).body:
                if isinstance(node, ast.FunctionDef) and any(
                    node.lineno <= p <= node.end_lineno for p in places
                ):
                    found.add(node.name)
    return found


def cache_folder() -> Path:
    """Where it is kept what answers gave: networks-that-remember/ in $XDG_CACHE_HOME, or in ~/.cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "networks-that-remember"


class _Cache:
    """What answers gave, one file a notebook in the user's cache folder: {key: [error, frames]}."""

    def __init__(self, folder: Path):
        self.path = cache_folder() / f"{folder.parent.name}-{folder.name}.json"
        try:
            self.results = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.results = {}
        versions = [importlib.metadata.version(name) for name in ("numpy", "tensorflow")]
        self.common = [
            sys.version,
            *versions,
            Path(__file__).with_name("run_checks.py").read_text(encoding="utf-8"),
        ]

    def key(self, *parts) -> str:
        return hashlib.sha256(json.dumps([self.common, parts]).encode()).hexdigest()

    def keep(self, keys: list[str]) -> None:
        """Write the results, those of these keys as the latest. A cache that cannot be written costs time only."""
        latest = {key: self.results.pop(key) for key in dict.fromkeys(keys)}
        self.results = dict([*self.results.items(), *latest.items()][-KEPT:])
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part = self.path.with_suffix(f".{os.getpid()}")
            part.write_text(json.dumps(self.results), encoding="utf-8")
            part.replace(self.path)


def _in_a_process(job: dict) -> dict:
    """Run the checks; see coursekit.run_checks."""
    done = subprocess.run(
        [sys.executable, "-m", "coursekit.run_checks"],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, **QUIET},
    )
    if done.returncode:
        raise BankError(f"The checks could not be run:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout.splitlines()[-1])
