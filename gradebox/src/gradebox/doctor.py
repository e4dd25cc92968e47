"""What an author can look at before a class hands in: which tests the referee runs, and what keeps the others from it."""

from pathlib import Path

import nbformat

from .grade import open_course
from .intake.collect import CannotGrade
from .intake.rebuild import grade_id_of
from .running.job import is_skipped, kind_of
from .running.judged import Cell, plan


def examine(course_dir: str | Path | None, assignment: str) -> str:
    """A table for people: each notebook's tests, and for those that the referee does not run the reason.

    Raises CannotGrade if the assignment has no source notebooks.
    """
    _, coursedir = open_course(course_dir)
    folder = Path(coursedir.format_path(coursedir.source_directory, ".", assignment))
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        raise CannotGrade(f"There is no notebook in {folder}.")
    lines = []
    for path in paths:
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        asked = tuple(
            Cell(
                grade_id_of(cell) or f"cell {number}", kind_of(cell), "" if is_skipped(cell) else cell.source
            )
            for number, cell in enumerate(cells, 1)
        )
        found = plan(asked)
        tests = [cell.name for cell in asked if cell.kind == "graded"]
        judged = found.where.count("referee")
        lines.append(f"{path.name}: the referee runs {judged} of {len(tests)} tests")
        lines += [f"    {name}: {found.why[name]}" for name in tests if name in found.why]
    return "\n".join(lines)
