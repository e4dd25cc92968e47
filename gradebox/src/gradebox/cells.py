"""What a cell of a notebook is, in nbgrader's words and in gradebox's own."""

from typing import Any

from nbformat import NotebookNode
from nbgrader import utils

from .notes import notes_of

SKIP = "skip-execution"  # the tag of cells that are not run; nbclient, and so nbgrader, goes by the same


def grade_id_of(cell: NotebookNode) -> str | None:
    """The nbgrader name of `cell`, or None; the metadata may be anything at all."""
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return grade_id if isinstance(grade_id, str) and grade_id else None


def text_of(cell: Any) -> str:
    """The text of a submitted cell; TypeError if the cell is not one."""
    if not isinstance(cell, dict) or not isinstance(cell.get("source"), str):
        raise TypeError("a cell has no text")
    return cell["source"]


def is_test(cell: NotebookNode) -> bool:
    """Whether `cell` is code that gives points by running."""
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell)


def is_skipped(cell: NotebookNode) -> bool:
    """Whether `cell` is not run: it has the tag, and no marks depend on it."""
    return SKIP in cell.metadata.get("tags", []) and not utils.is_grade(cell) and not utils.is_solution(cell)


def is_own(cell: NotebookNode) -> bool:
    """Whether a learner added the cell to a sanitised notebook, or filled it in without being asked to by nbgrader."""
    return bool(notes_of(cell).get("own"))


def is_authors(cell: NotebookNode) -> bool:
    """Whether the text of a cell of a sanitised notebook is the author's, and no answer or cell of the learner's own."""
    return not utils.is_solution(cell) and not is_own(cell)


def is_learners_text(cell: NotebookNode) -> bool:
    """Whether a cell of a rebuilt notebook is Markdown that a learner wrote."""
    return cell.cell_type == "markdown" and (utils.is_solution(cell) or is_own(cell))


def is_added(cell: NotebookNode) -> bool:
    """Whether `mark_added` has noted that about a cell."""
    return bool(notes_of(cell).get("added"))


def is_judged(cell: NotebookNode) -> bool:
    """Whether the referee ran a test of a graded notebook, and not the process of the student's code."""
    return bool(notes_of(cell).get("referee"))


def names_on_page(nb: NotebookNode) -> set[str]:
    """What the formgrader names its fields after the cells of `nb`."""
    names = filter(None, map(grade_id_of, nb.cells))
    return {name + field for name in names for field in ("", "_extra_credit", "-comment")}
