"""`gradebox doctor`: what it finds on a machine, and in a course that differs from plain nbgrader in all known ways."""

import gradebox_helpers as helpers
import nbformat
import pytest
from gradebox_helpers import ASSIGNMENT, answered, nbgrader_cell, needs_box, source_notebook
from nbformat.v4 import new_code_cell

from gradebox import doctor
from gradebox.__main__ import main
from gradebox.doctor import LOOK, NO, OK, check_assignment, check_machine, exit_code
from gradebox.errors import NoBox

TESTS = {
    "test-prints": "print('12 of 12'); assert double(1) == 2",
    "test-warns": "import warnings\nwarnings.warn('old')\nassert double(1) == 2",
    "test-wrong": "assert double(1) == 3, 'one is one'",
    "test-random": "import random\nx = random.random()\nassert double(x) == 2 * x",
    "test-slow": "import time\ntime.sleep(1.2)",
    "test-said": "# A random number is no question here.\nassert double(1) == 2, 'at random'",
    "test-seeded": "import numpy as np\nx = np.random.default_rng(5).normal()\nassert double(x) == 2 * x",
}


def all_text(findings, state):
    return "\n".join(f"{one.topic}: {one.text}" for one in findings if one.state == state)


@pytest.fixture
def course(tmp_path):
    return helpers.make_course(tmp_path / "course")


@needs_box
def test_a_machine_that_grades(capsys):
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    topics = [line.split()[1] for line in lines]
    assert topics == ["Python", "nbgrader", "bubblewrap", "box", "limits", "workers", "cluster", "postgres"]


def test_a_machine_without_a_box(monkeypatch):
    def refuse():
        raise NoBox("bubblewrap is not installed")

    monkeypatch.setattr(doctor, "check_box", refuse)
    assert exit_code(check_machine()) == 2
    assert "bubblewrap is not installed. Without one, --unsafe-no-box" in all_text(check_machine(), NO)
    assert exit_code(check_machine(unsafe_no_box=True)) == 1


def test_another_nbgrader(monkeypatch):
    monkeypatch.setattr(doctor.importlib.metadata, "requires", lambda name: ["tqdm", "nbgrader==0.9.6"])
    monkeypatch.setattr(doctor, "_version", lambda package: "0.9.5")
    assert '0.9.5, and gradebox is made for nbgrader==0.9.6: pip install "nbgrader==0.9.6"' in all_text(
        check_machine(), LOOK
    )


@needs_box
def test_a_course_without_surprises(course, capsys):
    before = {path: path.stat().st_mtime_ns for path in course.rglob("*") if ".gradebox" not in path.parts}
    assert main(["doctor", ASSIGNMENT, "--course-dir", str(course)]) == 0
    assert "ok    numbers     your own answers get 3 of 3 points" in capsys.readouterr().out
    after = {path: path.stat().st_mtime_ns for path in course.rglob("*") if ".gradebox" not in path.parts}
    del after[course / ".nbgrader.log"]
    assert before == after


@needs_box
def test_what_differs_is_told(course):
    nb = source_notebook()
    for name, text in TESTS.items():
        cell = nbgrader_cell(new_code_cell(text), name, grade=True, locked=True, points=1)
        nb.cells.append(cell)
    nb.cells.append(new_code_cell("import no_such_package"))
    solutions = course / "solutions" / ASSIGNMENT
    nbformat.write(nb, solutions / "tests.ipynb")
    (solutions / "data.csv").write_bytes(bytes(700_000))
    released = course / "exercises" / ASSIGNMENT
    released.mkdir(parents=True)
    nbformat.write(helpers.released_notebook(), released / "numbers.ipynb")
    nbformat.write(helpers.released_notebook(), released / "tests.ipynb")
    with open(course / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write("c.ExecuteInBox.disk_mb = 1\nc.ExecuteInBox.handed_in_mb = 0.1\n")
        file.write("c.ExecutePreprocessor.startup_timeout = 7\n")
    mine = answered()
    mine.cells.insert(2, new_code_cell("helper = 1"))
    helpers.hand_in(course, "ada", mine)
    helpers.hand_in(course, "ada", "x" * 200_000, "mine.csv")
    findings = check_assignment(course, ASSIGNMENT)
    look, ok = all_text(findings, LOOK), all_text(findings, OK)
    for sentence in (
        "settings: ExecutePreprocessor.startup_timeout is set, and gradebox does not follow it",
        "files: your files beside the notebooks have 1 MB, and a notebook has 1 MB for all of its files",
        "files: ada: left out: mine.csv, since more than 0.1 MB",
        "tests: test-wrong gives your own answer 0 of 1: AssertionError: one is one",
        "tests: tests that warn or write to stderr: test-warns. Plain nbgrader gives them 0",
        "tests: test-slow takes 1 s of the 2 s that a cell may run",
        "tests: the released notebook has no test-prints, test-random, test-said, test-seeded, test-slow, test-warns, "
        "test-wrong",
        "tests: code cell 12 fails with your own answers: ModuleNotFoundError: No module named 'no_such_package'",
        "tests: no_such_package is not installed, and a cell of yours imports it: install it for the Python that runs",
    ):
        assert sentence in look, look
    for sentence in (
        "notebooks: they run in this order: numbers, tests.",
        "numbers: your own answers get 3 of 3 points",
        "tests: your own answers get 9 of 10 points",
        "tests: tests that print: test-prints, test-warns",
        "tests: tests that seem to draw other random numbers at each run: test-random. ",
        "numbers: 1 cells of students' own, which are not in the released notebook, run in their place: ada",
    ):
        assert sentence in ok, ok
    assert exit_code(findings) == 1


@needs_box
def test_a_kernel_that_is_not_here(course, capsys):
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text().replace('c.ExecutePreprocessor.kernel_name = "python3"', ""))
    nb = source_notebook()
    nb.metadata.kernelspec = {"name": "ir", "language": "R", "display_name": "R"}
    nbformat.write(nb, course / "solutions" / ASSIGNMENT / "in_r.ipynb")
    nb.metadata.kernelspec = {"name": "python2049", "language": "python", "display_name": "Python"}
    nbformat.write(nb, course / "solutions" / ASSIGNMENT / "later.ipynb")
    findings = check_assignment(course, ASSIGNMENT)
    assert "kernel of later: the kernel python2049 is not installed here: gradebox's own" in all_text(
        findings, LOOK
    )
    if "kernel of in_r: run by" not in all_text(findings, LOOK):  # it is installed on some machines
        assert "the notebook is for R, and its kernel ir is not installed here: nobody" in all_text(
            findings, NO
        )
        assert exit_code(findings) == 2


@pytest.mark.parametrize("command", ["doctor", "grade", "try", "nbgrader's release"])
def test_a_source_notebook_that_was_cut_off_is_named(course, capsys, command):
    path = course / "solutions" / ASSIGNMENT / "numbers.ipynb"
    path.write_text(path.read_text()[:300])
    mine = helpers.hand_in(course, "ada", answered()) / "numbers.ipynb"
    named = [str(mine), "--cell", "double"] if command == "try" else [ASSIGNMENT]
    if command == "nbgrader's release":  # without a source, a damaged release is what is graded against
        released = course / "exercises" / ASSIGNMENT
        released.mkdir(parents=True)
        path = path.rename(released / "numbers.ipynb")
        command = "doctor"
    assert main([command, *named, "--course-dir", str(course)]) == 2
    said = "".join(capsys.readouterr())
    assert f"{path} is no notebook that can be read (Notebook does not appear to be JSON" in said


def test_what_stops_the_grading_is_the_last_finding(course):
    findings = check_assignment(course, "week2")
    assert findings[-1].state == NO and "Did you mean week1?" in findings[-1].text
