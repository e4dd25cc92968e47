"""The hostile class, graded once: everybody has the right score and a reason, and nothing is left behind.

`hostile/attacks.py` has what each one tries; `hostile/compare.py` lets stock nbgrader try as well.
"""

import re
import sys

import pytest
from gradebox_helpers import needs_box
from hostile.attacks import ATTACKS, POINTS
from hostile.course import HONEST, Graded

pytestmark = needs_box


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The class, graded by the command in a process of its own."""
    command = [sys.executable, "-m", "gradebox", "grade", "week1", "--workers", "2"]
    return Graded(tmp_path_factory.mktemp("hostile") / "machine", ATTACKS, command)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_score_and_reason(graded, attack):
    row = graded.rows[attack.name]
    assert (float(row["score"]), float(row["max_score"])) == (attack.score, POINTS), row["reason"]
    told = row["reason"] + graded.feedback(attack.name).get_text()
    assert re.search(attack.reason, told), row["reason"]
    if attack.looks is not None:
        assert (row["needs_attention"] == "yes") is attack.looks, row["reason"]


def test_the_others_are_graded(graded):
    for name in HONEST:
        assert float(graded.rows[name]["score"]) == POINTS
        assert graded.rows[name]["reason"] == ""
    assert len(graded.rows) == len(ATTACKS) + len(HONEST)


def test_no_process_is_left(graded):
    assert graded.processes
    assert graded.left == []


def test_nothing_is_written_outside(graded):
    assert graded.owned == []
    expected = {
        "solutions",
        "submitted",
        "autograded",
        "feedback",
        "nbgrader_config.py",
        "gradebook.db",
        "reports",
    }
    assert {path.name for path in graded.course.iterdir() if not path.name.startswith(".")} == expected


def test_nobody_gave_themselves_marks(graded):
    assert graded.count("select count(*) from grade where extra_credit > 0 or manual_score > 0") == 0
    assert graded.count("select count(*) from grade where auto_score > 0") > 0


def test_nobody_reached_the_network(graded):
    assert graded.visits == []


def test_feedback_has_no_script_of_theirs(graded):
    page = graded.feedback("scripts")
    assert "owned" in page.get_text()  # their own code is shown
    assert not [script for script in page.find_all("script") if "owned" in script.get_text()]
