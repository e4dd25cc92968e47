"""What an instructor has changed in an assignment since marks were given, and a gradebook that follows.

nbgrader refuses to add or remove a cell once somebody has handed in: `follow` adds and removes the rows of such cells, and
leaves all others as they are, with their marks, comments, extra credit and extensions.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import (
    Base,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SolutionCell,
    SourceCell,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import create_engine, insert, select

from ..running.results import FOLDER

KINDS = {"grade": GradeCell, "solution": SolutionCell, "task": TaskCell, "source": SourceCell}
NEW, REMOVED, CHANGED = "new", "removed", "changed"

# {notebook: {kind: {cell: its columns}}}
Structure = dict[str, dict[str, dict[str, dict]]]


@dataclass(frozen=True)
class CellChange:
    """What happened to a cell: `what` is NEW, REMOVED or CHANGED; `points` are those before and now, None without any."""

    what: str
    points: tuple[float | None, float | None]

    @property
    def text(self) -> str:
        """The change in a few words."""
        before, now = self.points
        if self.what == CHANGED and before != now:
            return f"{_points(before)} before, {_points(now)} now"
        return self.what


def _points(number):
    return "no points" if number is None else f"{number:g} point{'' if number == 1 else 's'}"


def read_structure(gradebook: Gradebook, assignment: str) -> Structure:
    """The notebooks and cells of an assignment as the gradebook knows them."""
    found = {}
    for notebook in gradebook.find_assignment(assignment).notebooks:
        graded = ("max_score", "cell_type")
        columns = {
            "grade": graded,
            "solution": (),
            "task": graded,
            "source": ("cell_type", "locked", "source", "checksum"),
        }
        found[notebook.name] = {
            kind: {
                cell.name: {name: getattr(cell, name) for name in columns[kind]}
                for cell in getattr(notebook, f"{kind}_cells")
            }
            for kind in KINDS
        }
    return found


def compare(before: Structure, now: Structure) -> dict[tuple[str, str], CellChange]:
    """The changes, by notebook and cell."""
    changes = {}
    for notebook in sorted(before.keys() | now.keys()):
        old, new = _cells(before.get(notebook, {})), _cells(now.get(notebook, {}))
        for name in [*new, *(name for name in old if name not in new)]:
            points = old.get(name, (None,))[0], new.get(name, (None,))[0]
            if name not in old:
                changes[notebook, name] = CellChange(NEW, points)
            elif name not in new:
                changes[notebook, name] = CellChange(REMOVED, points)
            elif old[name] != new[name]:
                changes[notebook, name] = CellChange(CHANGED, points)
    return changes


def _cells(kinds):
    """(points, kinds, type and text) of each cell of a notebook."""
    cells = {}
    for name in [name for kind in KINDS for name in kinds.get(kind, {})]:
        graded = kinds["grade"].get(name) or kinds["task"].get(name) or {}
        source = kinds["source"].get(name, {})
        text = (source.get("cell_type"), source.get("source"))
        cells[name] = (graded.get("max_score"), tuple(kind for kind in KINDS if name in kinds[kind]), text)
    return cells


def follow(gradebook: Gradebook, assignment: str, wanted: Structure) -> None:
    """Give the assignment the notebooks and cells of `wanted`, in one transaction; what is in both stays.

    Points and texts stay as they are: nbgrader's generate_assignment writes them.
    """
    db, row = gradebook.db, gradebook.find_assignment(assignment)
    try:
        known = {notebook.name: notebook for notebook in row.notebooks}
        for name in known.keys() - wanted.keys():
            for submitted in list(known[name].submissions):
                _delete(db, [*submitted.grades, *submitted.comments])
                _delete(db, [submitted])
            for kind in KINDS:
                _delete(db, list(getattr(known[name], f"{kind}_cells")))
            _delete(db, [known[name]])
        for name, kinds in wanted.items():
            notebook = known.get(name) or _add_notebook(db, row, name)
            for kind, cells in kinds.items():
                present = {cell.name: cell for cell in getattr(notebook, f"{kind}_cells")}
                for gone in present.keys() - cells.keys():
                    _delete(db, [*_rows(db, Grade, present[gone]), *_rows(db, Comment, present[gone])])
                    _delete(db, [present[gone]])
                for added in cells.keys() - present.keys():
                    _add_cell(db, notebook, kind, added, cells[added])
        db.commit()
    except BaseException:
        db.rollback()
        raise
    db.expire_all()


def _delete(db, rows):
    for row in rows:
        db.delete(row)
    db.flush()


def _rows(db, table, cell):
    return (
        []
        if isinstance(cell, SourceCell)
        else db.scalars(select(table).where(table.cell_id == cell.id)).all()
    )


def _add_notebook(db, assignment, name):
    notebook = Notebook(name=name, assignment=assignment)
    db.add(notebook)
    for submission in assignment.submissions:
        db.add(SubmittedNotebook(notebook=notebook, assignment=submission))
    db.flush()
    return notebook


def _add_cell(db, notebook, kind, name, columns):
    """Add a cell, and what Gradebook.add_submission gives each submission for it."""
    cell = KINDS[kind](name=name, notebook=notebook, **columns)
    db.add(cell)
    db.flush()
    for submitted in db.scalars(
        select(SubmittedNotebook).where(SubmittedNotebook.notebook_id == notebook.id)
    ):
        if kind in ("grade", "task"):
            db.add(Grade(cell_id=cell.id, notebook=submitted))
        if kind in ("solution", "task"):
            db.add(Comment(cell_id=cell.id, notebook=submitted))
    db.flush()


def empty_gradebook(path: Path) -> str:
    """Make a gradebook that knows nothing, without asking alembic for its version; returns its db_url."""
    url = f"sqlite:///{path}"
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    engine.dispose()
    return url


def copy_gradebook(db_url: str, path: Path) -> str:
    """Copy all rows of a gradebook, on a server or in a file, into a new SQLite file; returns its db_url."""
    url = empty_gradebook(path)
    source, target = create_engine(db_url), create_engine(url)
    try:
        with source.connect() as reader, target.begin() as writer:
            for table in Base.metadata.sorted_tables:
                rows = [dict(row) for row in reader.execute(select(table)).mappings()]
                if rows:
                    writer.execute(insert(table), rows)
    finally:
        source.dispose()
        target.dispose()
    return url


class Added:
    """The cells that came into an assignment after learners had fetched it: they are missing in honest notebooks."""

    def __init__(self, course: str | Path, assignment: str):
        self._path = Path(course) / FOLDER / "added" / f"{assignment}.json"

    def read(self) -> set[tuple[str, str]]:
        """(notebook, cell) of each of them."""
        try:
            return {(notebook, cell) for notebook, cell in json.loads(self._path.read_text(encoding="utf-8"))}
        except (OSError, ValueError):
            return set()

    def add(self, cells: set[tuple[str, str]]) -> None:
        """Remember more of them."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(sorted(self.read() | cells)), encoding="utf-8")
