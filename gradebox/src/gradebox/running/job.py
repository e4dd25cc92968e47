"""What is to be run, and within which limits: all that a box gets to know."""

import ast
import base64
import hashlib
import importlib.metadata
import json
import platform
import re
import stat
import sys
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from nbgrader import utils

from ..inside.integrity import TRUSTED
from ..intake.beside import installed_modules, module_names
from ..intake.rebuild import SKIP, grade_id_of
from ..notes import KEY, add_note
from .judged import Cell, Plan, plan

# A notebook, or a file beside it, that names this variable finds a number below DRAWS in it.
DRAW, DRAWS = "GRADEBOX_DRAW", 20
# What a result depends on in gradebox itself, beside the folder inside/.
CODE = ("box.py", "cgroups.py", "job.py", "judged.py")

COMPARED = {name.split(".")[0] for name in TRUSTED}  # modules that tests compare with

IMPORT = re.compile(r"^\s*(?:import|from)\s+([A-Za-z_][\w.]*)", re.MULTILINE)
MAGIC = re.compile(r"^\s*[%!].*$", re.MULTILINE)


@dataclass(frozen=True)
class Limits:
    """What one notebook may use. All of its processes count together."""

    cell_seconds: float | None = 60  # wall clock
    interrupt_seconds: float = 10  # that an interrupted cell has to stop, before its kernel is killed
    notebook_seconds: float = 600  # wall clock
    memory_bytes: int = 2 << 30
    processes: int = 256  # and threads
    disk_bytes: int = 256 << 20  # of /tmp, of /dev/shm, and of one file
    output_bytes: int = 10_000_000


@dataclass
class Earlier:
    """What a notebook finds of those that ran before it: `written` are {path: base64}, `notebooks` {name: text}.

    `programs` are the paths of those files that may be executed.
    """

    written: dict = field(default_factory=dict)
    notebooks: dict = field(default_factory=dict)
    programs: frozenset = frozenset()

    def and_then(self, name: str, text: str, result: dict) -> "Earlier":
        """What the next notebook finds: also the notebook `name`, and what running it left."""
        written, programs = result.get("written") or {}, result.get("programs") or []
        return Earlier(
            self.written | written,
            self.notebooks | {name: text},
            self.programs - written.keys() | set(programs),
        )


@dataclass(frozen=True)
class Job:
    """One notebook to run: its code cells, the files beside it, the environment it needs, and the limits.

    `cells` are dicts: `name` for messages, `source`, `graded`, and `authors`: whether the text is the author's. Where
    there is a referee, `where` says who runs the cell, `uses` which values of solution cells it needs, and `released` what
    the author wrote where a learner wrote something else. `solutions` are the names that solution cells define:
    {"functions": [...], "values": [...]}. `files` are {path: base64 of the content}. `preload` are the modules that the
    released notebook imports: they are imported before the fork. `imports` are the names that its cells give to them: {name: [[module, attribute or None], ...]}. `beside`
    are the names of the modules among the files: they come before others of the same name. `learners` are the paths of
    the files that a learner wrote, `programs` of those that may be executed. `draw` is the number that its tests make their random numbers from, or None: then
    nothing is set, and they draw freely. `hands_on` asks for the files that the notebook writes. `kernel` is that of
    kernels.other_kernel, or None for gradebox's own Python.
    """

    cells: tuple
    files: dict = field(default_factory=dict)
    preload: tuple = ()
    imports: dict = field(default_factory=dict)
    environment: str = ""
    limits: Limits = Limits()
    boxed: bool = True
    draw: int | None = None
    beside: tuple = ()
    learners: tuple = ()
    hands_on: bool = False
    kernel: dict | None = None
    programs: tuple = ()
    solutions: dict = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The hash of everything that the result depends on (SHA-256, hexadecimal)."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()

    def request(self) -> dict:
        """What the box is sent, as plain JSON."""
        return {
            "cells": list(self.cells),
            "files": self.files,
            "learners": list(self.learners),
            "programs": list(self.programs),
            "hands_on": self.hands_on,
            "kernel": self.kernel,
            "imports": self.imports,
            "solutions": self.solutions,
            "limits": asdict(self.limits),
            "environment": {} if self.draw is None else {DRAW: str(self.draw)},
            "numpy": any(name.split(".")[0] == "numpy" for name in self.preload),
        }


def make_job(
    nb,
    limits,
    files=None,
    boxed=True,
    handed_in=None,
    earlier=None,
    hands_on=False,
    kernel=None,
    referee=False,
):
    """The job for a sanitised notebook. `files` are the teacher's, {path relative to the notebook: Path}.

    `handed_in` are those of the learner, likewise, and `earlier` is what earlier notebooks of the submission left (an
    Earlier). A file of the teacher's comes before one of the same path that was written by an earlier notebook, and that
    before one that was handed in. `hands_on`: whether later notebooks are to find the files that this one writes. `kernel`
    is another one than gradebox's own, which runs the cells. `referee`: whether tests that only see values are run by the
    referee.
    """
    cells = []
    for index, cell in enumerate(nb.cells):
        if cell.cell_type == "code":
            graded = utils.is_grade(cell) and not utils.is_solution(cell)
            name = grade_id_of(cell) or f"cell {index + 1}"
            source = "" if is_skipped(cell) else cell.source
            cells.append({"name": name, "source": source, "graded": graded, "authors": is_authors(cell)})
    preload = imported_modules(nb)
    contents = {name: Path(path).read_bytes() for name, path in (files or {}).items()}
    learners = _learners_files(nb, contents, preload, handed_in or {}, earlier or Earlier())
    programs = {name for name in learners if name in (earlier or Earlier()).programs}
    paths = {name: path for name, path in (handed_in or {}).items() if name in learners} | (files or {})
    programs |= {name for name, path in paths.items() if Path(path).stat().st_mode & stat.S_IXUSR}
    contents |= learners
    beside = module_names(contents)
    draw = draw_of(cells, contents)
    solutions = _place(nb, cells) if referee and not kernel else {}
    return Job(
        tuple(cells),
        {name: base64.b64encode(content).decode() for name, content in contents.items()},
        tuple(name for name in preload if name.split(".")[0] not in beside),
        imported_names(nb),
        environment(),
        limits,
        boxed,
        draw,
        tuple(sorted(beside)),
        tuple(sorted(learners)),
        hands_on,
        kernel,
        tuple(sorted(programs)),
        solutions,
    )


def _place(nb, cells):
    """Note in the job's `cells` who runs each of them; returns the names that solution cells define."""
    released = _released_cells(nb)
    found = plan(tuple(released.values()))
    for (number, cell), where, uses in zip(released.items(), found.where, found.uses, strict=True):
        if where != "learner":
            cells[number] |= {"where": where, "uses": list(uses)}
            if cell.source != cells[number]["source"]:
                cells[number]["released"] = cell.source
    return {"functions": list(found.functions), "values": list(found.values)}


def plan_of(nb) -> tuple[Plan, list[str]]:
    """Who runs which cells of a notebook of the author's, and the names of its tests."""
    cells = tuple(_released_cells(nb).values())
    return plan(cells), [cell.name for cell in cells if cell.kind == "graded"]


def _released_cells(nb):
    """The code cells as they were released, by their number among those of the notebook."""
    found = {}
    for number, cell in enumerate(cell for cell in nb.cells if cell.cell_type == "code"):
        source = released_text(cell)
        if source is not None:
            kind = "solution" if utils.is_solution(cell) else "graded" if utils.is_grade(cell) else "plain"
            name = grade_id_of(cell) or f"code cell {number + 1}"
            found[number] = Cell(name, kind, "" if is_skipped(cell) else source)
    return found


def released_text(cell):
    """What the author wrote into a code cell of a sanitised notebook; None for one that a learner added."""
    notes = cell.metadata.get(KEY)
    notes = notes if isinstance(notes, dict) else {}
    return notes.get("released") if is_own(cell) else notes.get("released", cell.source)


def _learners_files(nb, teachers, preload, handed_in, earlier):
    """The contents of the files that go with a notebook beside the `teachers`; what is left out is noted in `nb`."""
    files = {name: Path(path).read_bytes() for name, path in handed_in.items()}
    files |= {name: base64.b64decode(content) for name, content in earlier.written.items()}
    files |= {f"{name}.ipynb": text.encode() for name, text in earlier.notebooks.items()}
    ways = {str(parent) for name in teachers for parent in Path(name).parents}
    imported = [module for origins in imported_names(nb).values() for module, _ in origins]
    needed = {name.split(".")[0] for name in (*preload, *imported)} | COMPARED
    hiding = []
    for name in list(files):
        in_the_way = name in ways or any(str(parent) in teachers for parent in Path(name).parents)
        module = module_names([name]) & needed
        if module and module & installed_modules():
            hiding.append(name)
        elif name not in teachers and not in_the_way:
            continue
        del files[name]
    if hiding:
        are = "has" if len(hiding) == 1 else "have"
        shown = ", ".join(hiding[:5]) + (f" and {len(hiding) - 5} more" if len(hiding) > 5 else "")
        add_note(nb, "remarks", f"left out: {shown}, which {are} the name of a module that the tests need")
    return files


def draw_of(cells, contents) -> int | None:
    """The draw of a notebook, 0 to DRAWS - 1, or None if neither `cells` nor `contents` ({path: bytes}) name DRAW.

    It comes from the text of the cells: equal notebooks are tested with equal numbers, today and when one is looked
    into, and their result is known after one of them was run.
    """
    text = json.dumps(cells, sort_keys=True).encode()
    if not any(DRAW.encode() in content for content in (text, *contents.values())):
        return None
    return int.from_bytes(hashlib.sha256(text).digest(), "big") % DRAWS


def is_skipped(cell):
    """Whether `cell` is not run: it has the tag, and no marks depend on it."""
    return SKIP in cell.metadata.get("tags", []) and not utils.is_grade(cell) and not utils.is_solution(cell)


def is_authors(cell):
    """Whether the text of a cell of a sanitised notebook is the author's, and no answer or cell of the learner's own."""
    return not utils.is_solution(cell) and not is_own(cell)


def is_own(cell):
    """Whether a learner added the cell to a sanitised notebook, or filled it in without being asked to by nbgrader."""
    notes = cell.metadata.get(KEY)
    return isinstance(notes, dict) and bool(notes.get("own"))


def _authors_sources(nb):
    """The code that the author wrote: of cells that a learner filled in what stood there before."""
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        if is_authors(cell):
            yield cell.source
        elif not utils.is_solution(cell):
            yield cell.metadata[KEY].get("released", "")


def imported_modules(nb):
    """The modules that the notebook's own cells import, in alphabetical order; what learners wrote is left out."""
    names = set()
    for source in _authors_sources(nb):
        names |= set(IMPORT.findall(source))
    return tuple(sorted(name for name in names if name.split(".")[0] != "gradebox"))


def imported_names(nb):
    """What the notebook's own cells import, by the name that it gets: {name: [[module, attribute or None], ...]}.

    Two cells may import different things under one name: each is in the list, in their order.
    """
    names = {}

    def add(name, *origin):
        if list(origin) not in names.setdefault(name, []):
            names[name].append(list(origin))

    for source in _authors_sources(nb):
        try:
            statements = ast.parse(MAGIC.sub("", source)).body
        except SyntaxError:
            continue  # other magics; it is only one check the less
        for statement in statements:
            if isinstance(statement, ast.Import):
                for alias in statement.names:
                    module = alias.name if alias.asname else alias.name.split(".")[0]
                    add(alias.asname or module, module, None)
            elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
                for alias in statement.names:
                    add(alias.asname or alias.name, statement.module, alias.name)
    return names


@cache
def environment() -> str:
    """An identity of this Python, every installed package, and the code that runs cells (SHA-256, hexadecimal)."""
    # A package that lies on the path twice, as an editable one does, counts once.
    packages = sorted(
        {f"{found.metadata['Name']}=={found.version}" for found in importlib.metadata.distributions()}
    )
    known = [sys.version, platform.machine(), *packages, *own_code()]
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


def own_code() -> list[str]:
    """Name and hash of each file of gradebox's that a result depends on."""
    folder = Path(__file__).parent
    inside = [path for path in sorted((folder.parent / "inside").iterdir()) if path.is_file()]
    return [
        f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in [*(folder / name for name in CODE), *inside]
    ]
