"""Marks cannot be forged: none of these answers gets a point, and an honest one gets all.

What stock nbgrader gives them stands in `hostile/stock.csv`, which `hostile/stock.py` writes.
"""

import re

import pytest
from gradebox_helpers import RIGHT, WRONG, needs_box
from hostile.forgeries import FORGERIES, POINTS, notebook
from hostile.stock import HONEST, hash_of, read_table
from nbgrader import utils

from gradebox.notes import start_notes
from gradebox.running.box import run_box
from gradebox.running.job import Limits
from gradebox.running.outputs import fill_in_outputs
from gradebox.running.planning import make_job

pytestmark = needs_box

LIMITS = Limits(
    cell_seconds=2,
    interrupt_seconds=1,
    notebook_seconds=20,
    memory_bytes=1 << 30,
    processes=64,
    disk_bytes=32 << 20,
    output_bytes=1_000_000,
)


def marks(answer):
    """The points of each test, as nbgrader gives them; all are judged by the referee."""
    nb = notebook(answer)
    job = make_job(nb, LIMITS, referee=True)
    assert {cell.get("where") for cell in job.cells if cell["graded"]} == {"referee"}
    result = run_box(job)
    assert "failed" not in result, result
    start_notes(nb)
    fill_in_outputs(nb, result)
    graded = [cell for cell in nb.cells if utils.is_grade(cell)]
    return {cell.metadata.nbgrader.grade_id: utils.determine_grade(cell)[0] for cell in graded}


def test_an_honest_answer_gets_all_and_a_wrong_one_nothing():
    assert sum(marks(RIGHT).values()) == POINTS
    assert sum(marks(WRONG).values()) == 0


def test_there_are_at_least_a_hundred_new_ones():
    new = [name for name, _, _ in FORGERIES if not re.fullmatch(r"m\d\d", name)]
    assert len(new) == 125 and len(FORGERIES) - len(new) == 36  # as the README says
    assert len({name for name, _, _ in FORGERIES}) == len(FORGERIES)


def test_of_each_one_it_is_known_what_stock_nbgrader_gives():
    names = [*HONEST, *(name for name, *_ in FORGERIES)]
    found = read_table()
    assert list(found) == [(name, hash_of(name)) for name in names], "run gradebox/tests/hostile/stock.py"
    marks = {name: mark for (name, _), mark in found.items()}
    assert [marks.pop(name) for name in HONEST] == [POINTS, 0]
    # As the README says.
    assert sum(mark is None for mark in marks.values()) == 5
    assert sum((mark or 0) > 0 for mark in marks.values()) == 38


@pytest.mark.parametrize("answer", [answer for *_, answer in FORGERIES], ids=[name for name, *_ in FORGERIES])
def test_it_gets_nothing(answer):
    found = marks(answer)
    assert sum(found.values()) == 0, found
