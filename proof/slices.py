"""Slices: the smallest part of a notebook that shows what one test says of one answer.

A slice is the notebook's imports, those of its cells whose names the test or the answer uses, with reference solutions
in the place of the other exercises, then the answer, then the test, once for each of its draws. Its key is the hash of
all that, with the limits, the packages and gradebox's own code (gradebox.running.job.Job.key), so a result can be kept.
"""

import ast
import hashlib
import inspect
import json
import os
import re
import symtable
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import nbformat
from nbgrader import utils

from coursekit.answers import BANK, Answer, answers, own_tests
from coursekit.notebooks import ROOT, chapters
from gradebox.cells import SKIP
from gradebox.course import open_course
from gradebox.errors import NoBox
from gradebox.running.box import check_box, run_box
from gradebox.running.execute import ExecuteInBox
from gradebox.running.job import Job, environment
from gradebox.running.judged import Cell, plan
from gradebox.running.marks import settle_outputs

DRAWS = (
    20  # the draws that hidden tests have, 0 to 19; all of them are proven before anybody is graded on them
)
TOGETHER = 10  # draws in one process where tests train; elsewhere all of them
HEAVY = ("tensorflow", "keras")  # what a notebook imports whose tests train

# Where none of these words is, nothing is drawn, and all draws are the same.
CHANCE = re.compile(r"random|rng|fresh|draw|keras|\btf\b")

# The line above a test by which it finds the number of its draw. In a cell of its own it would cost a tenth of a NumPy answer.
SET_DRAW = "__import__('os').environ['GRADEBOX_DRAW'] = "

# The first cell of a job. A traceback takes most of the time of a test that fails, and nobody reads it here. (%xmode does the
# same and takes 16 ms.)
QUICKLY = 'get_ipython().InteractiveTB.set_mode(mode="Minimal")'

# The same where tests train. Keras traces a step of training twice if its optimizer makes its variables in the first trace. With
# variables from before it takes two fifths less until training begins, and the weights are the same (test_proof.py).
TRACED_ONCE = """
import keras

def make_train_function(model, force=False, make=keras.Model.make_train_function):
    optimizer = model.optimizer
    if model.built and model.trainable_variables and optimizer is not None and not optimizer.built:
        optimizer.build(model.trainable_variables)
    return make(model, force)

keras.Model.make_train_function = make_train_function
"""
TRAINING_QUICKLY = f"{QUICKLY}\nexec({TRACED_ONCE!r}, {{}})"

# Errors that a slow or full machine makes. A result with one of them is never kept where points should be kept.
OF_THE_MACHINE = {"CellTimeoutError", "NotebookTimeoutError", "MemoryLimitError", "DeadKernelError", "NotRun"}


def main_draw(*names: str) -> int:
    """The draw with these names, where one draw is enough: each has its own, and the same every time."""
    return int(hashlib.sha256("/".join(names).encode()).hexdigest()[:8], 16) % DRAWS


@dataclass(frozen=True)
class Unit:
    """A cell, or one statement of a cell with tests, and the names that it binds and needs."""

    cell: str
    source: str
    defines: frozenset
    uses: frozenset
    always: bool  # in every slice: imports, and what a cell does without a name


@dataclass(frozen=True)
class Slice:
    """What is asked of one test. `lost` is what should come of it at each draw: True, False, or None if nobody says."""

    chapter: str
    notebook: str
    exercise: str  # grade_id of the solution cell with the answer
    answer: str  # name of the file without .py, "reference", or what a mutant changes
    test: str  # grade_id of the cell that is asked: a hidden test or a visible check
    points: float | None  # None for a check
    draws: tuple[int, ...]
    lost: bool | None
    own: bool  # a test, or the check, of this exercise
    job: Job
    preload: tuple  # what the warm process has imported, see `notebooks`: the result does not depend on it

    @property
    def name(self) -> str:
        """For people: chapter, notebook, exercise and answer."""
        return f"{self.chapter}/{self.notebook}/{self.exercise}/{self.answer}"

    @property
    def key(self) -> str:
        """The hash of all that the result depends on."""
        return hashlib.sha256(f"{self.job.key} {_marking()}".encode()).hexdigest()

    @property
    def trains(self) -> bool:
        """Whether the test trains a model, which takes it seconds."""
        return ".fit(" in self.job.cells[-1]["source"] or "train" in self.test


@dataclass(frozen=True)
class Together:
    """Slices of one answer that are asked in one box, as grading asks them, and the job for it."""

    slices: tuple[Slice, ...]
    job: Job


class Notebook:
    """One notebook of solutions/, cut into units. bank_answers: the answers to it, None for all of the bank."""

    def __init__(self, root: Path, chapter: str, name: str, bank_answers: Sequence[Answer] | None = None):
        self.root, self.chapter, self.name = Path(root), chapter, name
        text = (self.root / "solutions" / chapter / f"{name}.ipynb").read_text(encoding="utf-8")
        self.parsed = json.loads(text)
        cells = [cell for cell in self.parsed["cells"] if cell["cell_type"] == "code"]
        self.source = {cell["id"]: "".join(cell["source"]) for cell in cells}
        self.reference = {c["id"]: self.source[c["id"]] for c in cells if _nbgrader(c).get("solution")}
        self.points = {
            c["id"]: float(_nbgrader(c)["points"])
            for c in cells
            if _nbgrader(c).get("grade") and not _nbgrader(c).get("solution")
        }
        self.units, self.place = [], {}
        for cell in cells:
            self.place[cell["id"]] = len(self.units)
            if SKIP not in cell["metadata"].get("tags", []):
                self.units += self._units(cell["id"])
        if bank_answers is None:
            bank_answers = answers(chapter, name, self.root / BANK.relative_to(ROOT))
        self.answers = list(bank_answers)
        self._always = {
            unit.cell for unit in self.units if unit.always
        }  # imports name what draws, and draw nothing
        own = set().union(
            *(_imports(text) for cell, text in self.source.items() if cell not in self.reference)
        )
        self.own_preload = tuple(sorted(own))
        theirs = set().union(*(_imports(answer.source) for answer in self.answers))
        self.preload = tuple(sorted(own | theirs))
        step = _step(self.root)
        self.limits, self.boxed = step.limits(), _boxed()
        asked, self.plan = _plan(cells, self.source)
        self.places = _places(asked, self.plan) if step.referee else {}
        self.trains = any(module.split(".")[0] in HEAVY for module in own)

    def tests(self, exercise: str) -> list[str]:
        """The hidden tests of one exercise, in the order of the notebook."""
        own = own_tests(exercise, self.parsed)
        return [name for name in self.points if name in own]

    def check(self, exercise: str) -> str | None:
        """The visible check of one exercise, if it has one."""
        name = f"check-{exercise}"
        return name if name in self.source else None

    def leaning(self, exercise: str) -> list[str]:
        """The hidden tests of other exercises whose slices hold this exercise's solution."""
        own = self.tests(exercise)
        return [test for test in self.points if test not in own and exercise in dict(self.cut(test))]

    def cut(self, test: str, exercise: str = "", source: str = "") -> list[tuple[str, str]]:
        """The cells of a slice, (grade_id, source), the test last.

        exercise, source: the solution cell and the answer in it; without them all solutions are the reference's.
        """
        units = list(enumerate(self.units[: self.place[test]]))
        if exercise:
            units = [
                (i, _unit(exercise, source, always=True) if unit.cell == exercise else unit)
                for i, unit in units
            ]
        asked = _unit(test, self.source[test])
        kept = {i: unit for i, unit in units if unit.always}
        needed = asked.uses.union(*(unit.uses for unit in kept.values()))
        while more := {i: u for i, u in units if i not in kept and u.defines & needed}:
            kept |= more
            needed = needed.union(*(unit.uses for unit in more.values()))
        cells = {}
        for i in sorted(kept):
            cells.setdefault(kept[i].cell, []).append(kept[i].source)
        return [(cell, "\n\n\n".join(sources)) for cell, sources in cells.items()] + [(test, asked.source)]

    def slices(
        self,
        exercise: str,
        answer: str,
        source: str,
        tests: Iterable[str],
        draws: Sequence[int],
        loses: Collection[str] | None = None,
    ) -> list[Slice]:
        """Ask `tests` about an answer, at each draw of `draws`; a test that draws nothing is asked once.

        loses: the grade_ids that should be lost, None if that is not known.
        """
        made, own = [], [*self.tests(exercise), self.check(exercise)]
        together = TOGETHER if self.trains else DRAWS
        for test in tests:
            cells = self.cut(test, exercise, source)
            points = self.points.get(test)
            lost = None if loses is None or points is None else test in loses
            chance = any(CHANCE.search(text) for cell, text in cells if cell not in self._always)
            wanted = tuple(draws) if chance else (0,)
            for start in range(0, len(wanted), together):
                part = wanted[start : start + together]
                judged = bool(self.places.get(test))
                asked = [(cell, text, (), False) for cell, text in cells[:-1]]
                asked.append((*cells[-1], part, points is not None))
                job = Job(
                    self._at_draws(asked, self.places if judged else {}),
                    preload=self.own_preload,
                    environment=environment(),
                    limits=self.limits,
                    boxed=self.boxed,
                    draw=part[0],
                    solutions=self._solutions(cells) if judged else {},
                )
                names = (self.chapter, self.name, exercise, answer, test)
                made.append(Slice(*names, points, part, lost, test in own, job, self.preload))
        return made

    def together(self, slices: Sequence[Slice]) -> "Together":
        """One job for slices of one answer: their tests one after the other, in the order of the notebook.

        All tests are run by the referee, or none is, and none is among them twice. A check is the learner's own.
        """
        order = {name: number for number, name in enumerate(self.source)}
        parts = {}
        for slice in slices:
            for cell in slice.job.cells:  # some cells stand in several slices, and are run once
                name = cell["name"]
                if name not in ("proof", slice.test):
                    parts[order[name], True, cell["source"]] = (name, cell["source"], (), False)
            test = (slice.test, self.source[slice.test], slice.draws, slice.points is not None)
            parts[order[slice.test], False, ""] = test
        parts = [parts[place] for place in sorted(parts)]
        places = self.places if any(self.places.get(slice.test) for slice in slices) else {}
        before = [(name, source) for name, source, draws, _ in parts if not draws]
        job = replace(
            slices[0].job,
            cells=self._at_draws(parts, places),
            solutions=self._solutions(before) if places else {},
        )
        return Together(tuple(slices), job)

    def _at_draws(self, parts, places):
        """The cells of a job. A test stands there once for each of its draws, which it finds in GRADEBOX_DRAW.

        (The learner's process, where a referee runs the tests, has the first draw in it: what it draws comes from the calls.)

        parts: (name, source, draws, graded) of each cell, in order; draws is empty for what is no test that is asked.
        places: who runs which cell, if the referee runs the tests.
        """
        made = [("proof", TRAINING_QUICKLY if self.trains else QUICKLY, False)]
        for name, source, draws, graded in parts:
            for draw in draws:
                made.append((name, f"{SET_DRAW}'{draw}'\n{source}", graded))
            if not draws:
                made.append((name, source, False))
        places = {"proof": "both", **places} if places else {}
        return tuple(
            {"name": name, "source": text, "graded": flag}
            | ({"where": places[name]} if name in places else {})
            for name, text, flag in made
        )

    def _solutions(self, cells):
        """The names that the solution cells of a slice define, for the referee."""
        defined = set().union(
            *(_unit(cell, self.reference[cell]).defines for cell, _ in cells if cell in self.reference)
        )
        known = self.plan.solutions()
        inside = {kind: sorted(defined & set(known[kind])) for kind in ("functions", "classes")}
        return known | inside | {"values": []}

    def _units(self, cell):
        source = self.source[cell]
        if cell in self.points or cell.removeprefix("check-") in self.reference:
            # Of tests and checks only what they define is of use to others. They are not run.
            kinds = (ast.FunctionDef, ast.ClassDef, ast.Assign, ast.Import, ast.ImportFrom)
            body = [node for node in ast.parse(source).body if isinstance(node, kinds)]
            return [_unit(cell, ast.unparse(node)) for node in body]
        unit = _unit(cell, source)
        if cell in self.reference:
            return [unit]
        return [replace(unit, always=not unit.defines or _imports_first(source))]


def notebooks(root: Path = ROOT) -> list[Notebook]:
    """All notebooks of the course, in order."""
    root = Path(root)
    made = [
        Notebook(root, chapter, path.stem)
        for chapter in chapters(root)
        for path in sorted((root / "solutions" / chapter).glob("*.ipynb"))
    ]
    # One warm process for all that train, and one for the others: to import TensorFlow takes seconds.
    for trains in (False, True):
        alike = [notebook for notebook in made if notebook.trains is trains]
        modules = tuple(sorted(set().union(*(notebook.preload for notebook in alike))))
        for notebook in alike:
            notebook.preload = modules
    return made


def _plan(cells, sources):
    """The cells of a notebook, and who runs each."""
    kinds = {True: "solution", False: "graded"}
    asked = tuple(
        Cell(c["id"], kinds[bool(_nbgrader(c)["solution"])] if _marked(c) else "plain", sources[c["id"]])
        for c in cells
        if SKIP not in c["metadata"].get("tags", [])
    )
    return asked, plan(asked)


def _places(asked, found):
    """Who runs each cell of a notebook, by its grade_id; only the referee's, and what it shares."""
    pairs = zip(asked, found.where, strict=True)
    return {cell.name: where for cell, where in pairs if where != "learner"}


def _marked(cell):
    return bool(_nbgrader(cell).get("solution") or _nbgrader(cell).get("grade"))


def is_asked(source: str) -> bool:
    """Whether a cell of a job is a test at one of its draws."""
    return source.startswith(SET_DRAW)


def without_draw(source: str) -> str:
    """The text of a cell of a job as it stands in the notebook."""
    return source.split("\n", 1)[1] if is_asked(source) else source


def run_slice(slice: Slice) -> dict:
    """Run a slice in its box.

    Returns `asked`, for each draw `points` (None for a check) and `error` ([name, text], or None); `seconds`; and
    `broken`: a sentence if something else than the answer and the test failed, so that the result says nothing, or
    None. Never raises.
    """
    result = run_box(replace(slice.job, preload=slice.preload))
    if "failed" in result:
        return {"asked": [], "seconds": 0.0, "broken": result["failed"]}
    broken, asked = None, []
    for cell, record in zip(slice.job.cells, result["cells"]):
        error = _error(record["outputs"])
        if cell["name"] == slice.test:
            asked.append(_mark(slice, record))
        elif error and cell["name"] != slice.exercise and not broken:
            broken = f"{cell['name']} failed: {': '.join(error)}"
    return {"asked": asked, "seconds": result["seconds"], "broken": broken}


def run_together(together: Together) -> list[dict] | None:
    """The results of slices that share a box, in their order, each as run_slice gives it.

    None if something else than the answer and the tests failed, or the machine was too slow or full: then they are to be
    run one by one, each with limits of its own.
    """
    slices, job = together.slices, together.job
    result = run_box(replace(job, preload=slices[0].preload))
    if "failed" in result or len(result["cells"]) != len(job.cells):
        return None
    by_test = {slice.test: slice for slice in slices}
    asked, seconds = {test: [] for test in by_test}, Counter()
    for cell, record in zip(job.cells, result["cells"]):
        name = cell["name"]
        if name in by_test and is_asked(cell["source"]):  # else it is what this test defines for others
            asked[name].append(_mark(by_test[name], record))
            seconds[name] += record["seconds"]
        elif name != slices[0].exercise and _error(record["outputs"]):
            return None
    errors = {mark["error"][0] for marks in asked.values() for mark in marks if mark["error"]}
    if errors & OF_THE_MACHINE:
        return None
    shared = (result["seconds"] - seconds.total()) / len(slices)
    return [{"asked": asked[test], "seconds": seconds[test] + shared, "broken": None} for test in by_test]


def run_in_turn(slices: Sequence[Slice], reference: Slice) -> list[dict | None]:
    """The results of slices of several answers to one exercise, one after the other in one box, as run_slice gives them.

    All ask the same test, each at one draw. reference: the slice of the reference, which is asked last. None stands for a
    result that does not count, so that it has to be asked alone: all of them if the reference loses points, since an answer
    has changed more than itself then, if an answer needs an earlier cell that the reference does not, or if the box fails;
    else where an answer, or a cell after it, fails.
    """
    before, own = [], []
    for slice in (*slices, reference):
        cells = slice.job.cells
        place = [cell["name"] for cell in cells].index(slice.exercise)
        before.append(cells[:place])
        own.append(cells[place:])  # what comes after the answer may use it, and is run again
    if any(cell not in before[-1] for cells in before for cell in cells):
        return [None] * len(slices)  # an answer uses more than the reference does
    job = replace(reference.job, cells=(*before[-1], *(cell for cells in own for cell in cells)))
    result = run_box(replace(job, limits=slices[0].job.limits, preload=reference.preload))
    if "failed" in result or any(_error(record["outputs"]) for record in result["cells"][: len(before[-1])]):
        return [None] * len(slices)
    records, results = iter(result["cells"][len(before[-1]) :]), []
    for slice, cells in zip((*slices, reference), own, strict=True):
        *others, last = [next(records) for _ in cells]
        mark, seconds = _mark(slice, last), sum(record["seconds"] for record in (*others, last))
        failed = any(_error(record["outputs"]) for record in others)
        failed = failed or (mark["error"] and mark["error"][0] == "NotRun")
        results.append(None if failed else {"asked": [mark], "seconds": seconds, "broken": None})
    last = results.pop()
    shared = (result["seconds"] - sum(counted["seconds"] for counted in results if counted)) / len(slices)
    for counted in filter(None, results):
        counted["seconds"] += shared
    return results if last and last["asked"][0]["points"] == reference.points else [None] * len(slices)


def _mark(slice, record):
    """What nbgrader would make of a cell that was run."""
    outputs = list(record["outputs"])
    cell = nbformat.from_dict({"cell_type": "code", "source": "", "outputs": outputs, "metadata": {}})
    points = None
    if slice.points is not None:
        cell.metadata.nbgrader = nbformat.from_dict(
            {"grade": True, "solution": False, "locked": True, "points": slice.points, "grade_id": slice.test}
        )
        settle_outputs(cell, slice.points)
        points, _ = utils.determine_grade(cell)
    return {"points": points, "error": _error(cell.outputs)}


@cache
def _marking():
    """The hash of the code that makes a result of what a box returns."""
    code = map(inspect.getsource, (run_slice, run_together, run_in_turn, Notebook.together, _mark))
    return hashlib.sha256("".join(code).encode()).hexdigest()


def said(mark: dict) -> str:
    """What a learner reads, or an empty text. mark: what was asked at one draw."""
    return ": ".join(mark["error"]) if mark["error"] else ""


def _error(outputs):
    """[name, text] of the first error, or None."""
    return next(([o["ename"], o["evalue"]] for o in outputs if o["output_type"] == "error"), None)


def _nbgrader(cell):
    return cell["metadata"].get("nbgrader", {})


@cache
def _step(root) -> ExecuteInBox:
    return ExecuteInBox(config=open_course(root).config)


@cache
def _boxed():
    """Whether there is a box. Without one our own answers run unboxed, except in CI, where that is an error."""
    try:
        check_box()
        return True
    except NoBox:
        if os.environ.get("CI") == "true":
            raise
        return False


@cache
def _imports(source):
    """The modules that code imports; none if it is not Python."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:
        return frozenset()
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return frozenset(names)


def _imports_first(source):
    """Whether a cell imports something by itself, and not only in a function that it defines."""
    try:
        return any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in ast.parse(source).body)
    except SyntaxError:
        return False


@cache
def _unit(cell, source, always=False):
    """A cell and its names. What is no Python defines nothing that is known, and may use every word in it."""
    try:
        body = ast.parse(source).body
        defines, reads_all = _names(source)
    except SyntaxError:
        return Unit(cell, source, frozenset(), frozenset(re.findall(r"\w+", source)), always)
    uses, bound = set(), set()
    for node in body:
        binds, reads = (defines, reads_all) if len(body) == 1 else _names(ast.unparse(node))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            uses |= reads - defines  # called when all of the cell has run
        elif isinstance(node, (ast.Assign, ast.AugAssign)):
            uses |= reads - bound
        else:
            uses |= reads - bound - binds
        bound |= binds
    return Unit(cell, source, defines, frozenset(uses), always)


def _names(source):
    """The global names that code binds, and those that it reads.

    A text that is an identifier counts as read: tests reach functions by globals()["name"].
    """
    top = symtable.symtable(source, "cell", "exec")
    binds = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    reads, tables = set(), [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        reads |= {
            s.get_name() for s in table.get_symbols() if s.is_referenced() and (table is top or s.is_global())
        }
    texts = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    reads |= {text for text in texts if isinstance(text, str) and text.isidentifier()}
    return frozenset(binds), frozenset(reads)
