"""Marks cannot be forged: none of these answers gets a point, and an honest one gets all.

What stock nbgrader gives them stands in `hostile/stock.csv`, which `hostile/stock.py` writes.
"""

from collections import Counter

import pytest
from gradebox_helpers import RIGHT, WRONG, needs_box
from hostile.forgeries import FORGERIES, OUTSIDE, POINTS, REVIEW, SOURCE, notebook
from hostile.stock import COURSES, hash_of, known_of_each, read_rows
from nbgrader import utils

from gradebox.notes import start_notes
from gradebox.running.box import run_box
from gradebox.running.job import Limits
from gradebox.running.outputs import fill_in_outputs
from gradebox.running.planning import make_job

pytestmark = needs_box

LIMITS = Limits(
    cell_seconds=1,  # many of them never end
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
    counts = Counter(forgery.origin for forgery in FORGERIES)
    assert counts == {REVIEW: 36, OUTSIDE: 71, SOURCE: 54}  # as the README says
    assert len({forgery.name for forgery in FORGERIES}) == len(FORGERIES)
    assert all(forgery.tries and forgery.due == 0 for forgery in FORGERIES)


def test_of_each_one_the_table_says_what_it_tries_what_is_due_and_what_stock_nbgrader_gives():
    wanted = [
        {"forgery": name, "origin": origin, "tries": tries, "due": f"{due:g}", "graded": hash_of(name)}
        for name, (origin, tries, due) in known_of_each().items()
    ]
    rows = read_rows()
    stock = {row["forgery"]: row.pop("nbgrader") for row in rows}
    assert rows == wanted, "run gradebox/tests/hostile/stock.py"
    assert all(mark == "none" or float(mark) >= 0 for mark in stock.values())
    for prefix, (module, honest, _) in COURSES.items():
        assert [float(stock[prefix + name]) for name in honest] == [module.POINTS, 0]


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.name)
def test_it_gets_what_is_due(forgery):
    found = marks(forgery.answer)
    assert sum(found.values()) == forgery.due, found
