"""`gradebox try`: one exercise of a submission with its hidden tests, as an instructor runs it."""

import shutil

import gradebox_helpers as helpers
import nbformat
import pytest
from gradebox_helpers import ASSIGNMENT, RIGHT, WRONG, answered, needs_box

from gradebox.__main__ import main
from gradebox.errors import CannotGrade
from gradebox.try_cell import try_cell

pytestmark = needs_box

SHOWS_ITS_DRAW = """def double(x):
    import os
    raise ValueError(f"draw {os.environ.get('GRADEBOX_DRAW')}")"""


@pytest.fixture
def course(tmp_path):
    course = helpers.make_course(tmp_path / "course")
    folder = course / "exercises" / ASSIGNMENT
    folder.mkdir(parents=True)
    nbformat.write(helpers.released_notebook(), folder / "numbers.ipynb")
    return course


def handed_in(course, answer):
    return helpers.hand_in(course, "ada", answered(answer)) / "numbers.ipynb"


def test_it_shows_each_test_with_message_and_points(course, capsys):
    path = handed_in(course, WRONG)
    assert main(["try", str(path), "--cell", "double", "--course-dir", str(course)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "test-values  0 of 2, run in the process of the student's code"
    assert told[1] == "    AssertionError: double(3) should be 6"
    assert told[2] == "test-arrays  0 of 1, run in the process of the student's code"
    assert told[-1] == "together     0 of 3"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("def double(x)\n    return 2 * x", "SyntaxError: expected ':'"),
        (f"import no_such_package\n{RIGHT}", "ModuleNotFoundError: No module named 'no_such_package'"),
    ],
)
@pytest.mark.parametrize("cell", ["double", "test-values"])
def test_an_answer_that_fails_itself_is_told_first(course, capsys, answer, error, cell):
    """The tests then say no more than that double is not defined."""
    path = handed_in(course, answer)
    assert main(["try", str(path), "--cell", cell, "--course-dir", str(course)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "The answer's own cell failed."
    assert told[1].startswith(f"    double: {error}")
    assert told[2].startswith("test-values  0 of 2")


def test_it_says_where_the_referee_ran_a_test(course, capsys):
    with open(course / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write("c.ExecuteInBox.referee = True\n")
    path = handed_in(course, RIGHT)
    assert main(["try", str(path), "--cell", "double", "--course-dir", str(course)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [
        f"test-{name}  {n} of {n}, run by the referee" for name, n in (("values", 2), ("arrays", 1))
    ]


def test_it_keeps_nothing(course):
    path = handed_in(course, RIGHT)
    before = sorted(course.rglob("*"))
    tests, notes = try_cell(course, path, "double")
    assert [(test.points, test.message) for test in tests] == [(2, ""), (1, "")]
    assert not notes
    assert sorted(course.rglob("*")) == before


def test_where_nothing_is_released_it_releases_for_itself(course):
    shutil.rmtree(course / "exercises")
    path = handed_in(course, RIGHT)
    before = sorted(course.rglob("*"))
    tests, _ = try_cell(course, path, "double")
    assert [test.points for test in tests] == [2, 1]
    left = set(course.rglob("*")) - set(before)
    assert {path.name for path in left} <= {".nbgrader.log"}


def test_one_test_at_one_draw(course):
    path = handed_in(course, SHOWS_ITS_DRAW)
    (test,), _ = try_cell(course, path, "test-arrays", draw=7)
    assert (test.name, test.points, test.message) == ("test-arrays", 0, "ValueError: draw 7")


def test_it_finds_what_the_earlier_notebooks_of_the_assignment_have_written(course):
    earlier = answered("open('factor', 'w').write('2')\n" + RIGHT)
    released = course / "exercises" / ASSIGNMENT
    for name in ("begin", "damaged"):
        nbformat.write(helpers.source_notebook(), course / "solutions" / ASSIGNMENT / f"{name}.ipynb")
        nbformat.write(helpers.released_notebook(), released / f"{name}.ipynb")
    helpers.hand_in(course, "ada", earlier, "begin.ipynb")
    helpers.hand_in(course, "ada", "{", "damaged.ipynb")
    path = handed_in(course, "def double(x):\n    return x * int(open('factor').read())")
    tests, _ = try_cell(course, path, "double")
    assert [test.points for test in tests] == [2, 1], tests


def test_what_cannot_be_tried_is_told(course, tmp_path):
    path = handed_in(course, RIGHT)
    with pytest.raises(CannotGrade, match="no cell triple that tests follow. The notebook has: double"):
        try_cell(course, path, "triple")
    (tmp_path / "elsewhere").mkdir()
    other = tmp_path / "other.ipynb"
    other.write_text("{")
    with pytest.raises(CannotGrade, match="No assignment has a notebook other.ipynb"):
        try_cell(course, other, "double")
    with pytest.raises(
        CannotGrade, match="week1 has no notebook other. .* the name that was handed out: numbers"
    ):
        try_cell(course, other, "double", assignment=ASSIGNMENT)
    with pytest.raises(
        CannotGrade, match="There is no file .*gone.ipynb. What was handed in lies at submitted/"
    ):
        try_cell(course, course / "gone.ipynb", "double")
    with pytest.raises(
        CannotGrade, match="There is no course here: .*elsewhere/source has no assignment. Run it in"
    ):
        try_cell(tmp_path / "elsewhere", path, "double")
    path.write_text("{")
    with pytest.raises(CannotGrade, match="unreadable: it is not valid JSON"):
        try_cell(course, path, "double")
