"""Make a job of a notebook: find out what it imports, which files go with it, and from which numbers its tests draw."""

import ast
import base64
import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode
from nbgrader import utils

from ..cells import grade_id_of, is_authors, is_own, is_skipped, is_test
from ..intake.beside import installed_modules, module_names, open_plain
from ..notes import add_note, notes_of
from .earlier import Earlier
from .job import DRAW, DRAWS, Job, LargeFile, Limits, environment
from .judged import Cell, Plan, plan

LARGE = 100_000  # bytes of a file of the author's
COMPARED = {
    "numpy",
    "math",
    "unittest",
}  # modules that tests compare with, also where they do not import them

IMPORT = re.compile(r"^\s*(?:import|from)\s+([A-Za-z_][\w.]*)", re.MULTILINE)
MAGIC = re.compile(r"^\s*[%!].*$", re.MULTILINE)


def make_job(
    nb: NotebookNode,
    limits: Limits,
    files: Mapping[str, Path] | None = None,
    boxed: bool = True,
    handed_in: Mapping[str, Path] | None = None,
    earlier: Earlier | None = None,
    hands_on: bool = False,
    kernel: dict | None = None,
    here: bool = True,
    referee: bool = False,
) -> Job:
    """The job for a sanitised notebook. `files` are the teacher's, {path relative to the notebook: Path}.

    `handed_in` are those of the learner, likewise, and `earlier` is what earlier notebooks of the submission left (an
    Earlier). A file of the teacher's comes before one of the same path that was written by an earlier notebook, and that
    before one that was handed in. `hands_on`: whether later notebooks are to find the files that this one writes. `kernel`
    is another one than gradebox's own, which runs the cells. `here`: whether they run on this machine. `referee`: whether
    tests that only see values are run by the referee.
    """
    cells = []
    for index, cell in enumerate(nb.cells):
        if cell.cell_type == "code":
            name = grade_id_of(cell) or f"cell {index + 1}"
            source = "" if is_skipped(cell) else cell.source
            cells.append(
                {"name": name, "source": source, "graded": is_test(cell), "authors": is_authors(cell)}
            )
    preload = imported_modules(nb)
    files, handed_in, earlier = files or {}, handed_in or {}, earlier or Earlier()
    large = large_files(files) if here else {}
    contents = {name: Path(path).read_bytes() for name, path in files.items() if name not in large}
    learners = _learners_files(nb, files, preload, handed_in, earlier)
    programs = _programs(files, handed_in, earlier, learners)
    contents |= learners
    beside = module_names([*contents, *large])
    draw = draw_of(cells, contents)  # from the text alone: with and without a referee it is the same
    solutions = _place(nb, cells) if referee and not kernel else {}
    return Job(
        tuple(cells),
        {name: base64.b64encode(content).decode() for name, content in contents.items()},
        tuple(name for name in preload if name.split(".")[0] not in beside),
        environment(),
        limits,
        boxed,
        draw,
        tuple(sorted(beside)),
        tuple(sorted(learners)),
        hands_on,
        kernel,
        large,
        tuple(sorted(programs)),
        solutions,
    )


def _place(nb, cells):
    """Note in the job's `cells` who runs each of them; returns Plan.solutions."""
    released = _released_cells(nb)
    found = plan(tuple(released.values()))
    for (number, cell), where, uses in zip(released.items(), found.where, found.uses, strict=True):
        if where != "learner":
            cells[number] |= {"where": where, "uses": list(uses)}
            if cell.source != cells[number]["source"]:
                cells[number]["released"] = cell.source
    return found.solutions()


def plan_of(nb: NotebookNode) -> tuple[Plan, list[str]]:
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


def released_text(cell: NotebookNode) -> str | None:
    """What the author wrote into a code cell of a sanitised notebook; None for one that a learner added."""
    notes = notes_of(cell)
    return notes.get("released") if is_own(cell) else notes.get("released", cell.source)


def large_files(files: Mapping[str, Path]) -> dict[str, LargeFile]:
    """Those of the teacher's files that are no part of a message."""
    return {name: LargeFile.of(path) for name, path in files.items() if _is_large(path)}


def _is_large(path):
    """Whether a file is better copied by the box than sent to it; as root, the box is another user."""
    status = os.stat(path)
    if Path(path).suffix == ".py":
        return False  # it may name DRAW
    return status.st_size > LARGE and (os.geteuid() != 0 or bool(status.st_mode & stat.S_IROTH))


def _learners_files(nb, teachers, preload, handed_in, earlier):
    """The contents of the files that go with a notebook beside the `teachers`; what is left out is noted in `nb`."""
    files = {name: _read_plain(path) for name, path in handed_in.items()}
    files |= {name: base64.b64decode(content) for name, content in earlier.written.items()}
    files |= {f"{name}.ipynb": text.encode() for name, text in earlier.notebooks.items()}
    ways = {str(parent) for name in teachers for parent in Path(name).parents}
    needed = {name.split(".")[0] for name in preload} | _asked_for(nb) | COMPARED
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


def _programs(files, handed_in, earlier, learners):
    """The paths of those files that may be executed, of the author's and of those that go with them: `learners`."""
    own = learners.keys() - earlier.written.keys()  # as they were handed in
    paths = {name: path for name, path in handed_in.items() if name in own} | dict(files)
    programs = {name for name, path in paths.items() if os.stat(path).st_mode & stat.S_IXUSR}
    return programs | earlier.programs & learners.keys()


def _read_plain(path):
    with open_plain(path) as file:
        return file.read()


def draw_of(cells: list[dict], contents: Mapping[str, bytes]) -> int | None:
    """The draw of a notebook, 0 to DRAWS - 1, or None if neither `cells` nor `contents` ({path: bytes}) name DRAW.

    It comes from the text of the cells: equal notebooks are tested with equal numbers, today and when one is looked
    into, and their result is known after one of them was run.
    """
    text = json.dumps(cells, sort_keys=True).encode()
    if not any(DRAW.encode() in content for content in (text, *contents.values())):
        return None
    return int.from_bytes(hashlib.sha256(text).digest(), "big") % DRAWS


def _authors_sources(nb):
    """The code that the author wrote: of cells that a learner filled in what stood there before."""
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        if is_authors(cell):
            yield cell.source
        elif not utils.is_solution(cell):
            yield notes_of(cell).get("released", "")


def imported_modules(nb: NotebookNode) -> tuple[str, ...]:
    """The modules that the notebook's own cells import, in alphabetical order; what learners wrote is left out."""
    names = set()
    for source in _authors_sources(nb):
        names |= set(IMPORT.findall(source))
    return tuple(sorted(name for name in names if name.split(".")[0] != "gradebox"))


def _asked_for(nb):
    """The names without a dot of all modules that the notebook's own cells import, also two in one line."""
    found = set()
    for source in _authors_sources(nb):
        try:
            nodes = list(ast.walk(ast.parse(MAGIC.sub("", source))))
        except SyntaxError:
            continue  # magics of another kind
        for node in nodes:
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found
