"""Grading with gradebox: whatever is handed in, everybody gets a mark and a reason.

All cases are submissions of one class, which is graded once; `gradebox_helpers` has the course and the damage.
"""

import copy
import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import gradebox_helpers as helpers
import nbformat
import pytest
from gradebox_helpers import ASSIGNMENT, RIGHT, WRONG, answered, hand_in, nbgrader_cell
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment, GenerateFeedback
from nbgrader.utils import compute_checksum
from nbgrader_command import nbgrader

from gradebox.__main__ import main
from gradebox.course import open_course
from gradebox.errors import CannotGrade, Unreadable
from gradebox.feedback.hidden import HideTests
from gradebox.grade import Options, grade_assignment
from gradebox.intake.collect import read_notebook
from gradebox.intake.rebuild import mark_added, rebuild
from gradebox.notes import read_notes
from gradebox.running.marks import error_output, settle_outputs

ONE = Options(workers=1)  # to start Dask takes longer than to grade one notebook

# It sleeps: the time is the same to its limit, and nobody's processor is kept busy.
IGNORES_INTERRUPTS = """import signal, time
def double(x):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        time.sleep(0.1)"""

NUMPY_IN_THE_WAY = """class testing:
    assert_allclose = staticmethod(lambda *arguments: None)
array = list
"""

# student: (score of 3, a part of the reason or "", whether somebody has to look)
CLASS = {
    "Ada Łovelace": (3, "", False),
    "almost right": (0, "", False),
    "nothing done": (0, "nothing was filled in: all answers are as they were released", False),
    "unreadable": (0, "numbers.ipynb is unreadable: it is not valid JSON", True),
    "empty file": (0, "numbers.ipynb is unreadable: the file is empty", True),
    "utf-16": (0, "numbers.ipynb is unreadable: it is not UTF-8 text", True),
    "other json": (0, "numbers.ipynb is unreadable: it is JSON, but not a Jupyter notebook", True),
    "empty folder": (0, "missing: the folder is empty", True),
    "wrong name": (0, "Numbers.ipynb is not in the assignment; did they mean numbers.ipynb?", True),
    "one level up": (0, "missing: the notebook lies in one level up", True),
    "one level down": (0, "missing: numbers.ipynb lies in the folder week1", True),
    "link": (0, "numbers.ipynb is unreadable: it is a link, and links are not followed", True),
    "linked folder": (0, "linked folder is a link, and links are not followed", True),
    "test deleted": (3, "test cell test-values is missing: the released one was used", True),
    "test copied": (3, "test cell test-values appears more than once: the released one was used", True),
    "test edited": (
        0,
        "test cells test-values and test-arrays were changed: the released ones were used",
        True,
    ),
    "all tests deleted": (3, "test cells test-values and test-arrays are missing", True),
    "answer deleted": (0, "solution cell double is missing: the empty one from the release was graded", True),
    "answer copied": (3, "solution cell double appears twice: the one that was worked on was graded", True),
    "two answers": (3, "solution cell double appears twice: the first was graded", True),
    "nothing left": (3, "the notebook had lost its nbgrader metadata", True),
    "old schema": (3, "", False),
    "format 3": (3, "", False),
    "own cells": (3, "2 cells of the learner's own ran with the notebook", False),
    "numpy.py": (3, "left out: numpy.py", False),
    "warning": (3, "", False),
    "endless loop": (0, "test-values: the cell ran longer than 2 s and was stopped", True),
    "stubborn loop": (0, "check-double: the cell ran longer than 2 s, could not be interrupted", True),
    "os._exit": (0, "check-double: the kernel died while this cell ran", True),
    "prints stack": (0, "", False),
    "hidden tests in answer": (3, "", False),
}


def hand_in_everything(course):
    """Hand in the work of the class."""
    hand_in(course, "Ada Łovelace", answered())
    hand_in(course, "almost right", answered(WRONG))
    hand_in(course, "nothing done", helpers.released_notebook())
    hand_in(course, "unreadable", nbformat.writes(answered())[:300])
    hand_in(course, "empty file", "")
    hand_in(course, "utf-16", nbformat.writes(answered()).encode("utf-16"))
    hand_in(course, "other json", '{"cells": [1, 2], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}')
    hand_in(course, "empty folder", None)
    hand_in(course, "wrong name", answered(), name="Numbers.ipynb")
    shutil.move(
        hand_in(course, "one level up", answered()) / "numbers.ipynb", course / "submitted/one level up"
    )
    (course / "submitted" / "one level up" / ASSIGNMENT).rmdir()
    hand_in(course, f"one level down/{ASSIGNMENT}", answered())
    (hand_in(course, "link", None) / "numbers.ipynb").symlink_to(
        course / "submitted/almost right/week1/numbers.ipynb"
    )
    (course / "submitted" / "linked folder").symlink_to(course / "submitted" / "almost right")

    hand_in(course, "test deleted", helpers.delete(answered(), "test-values"))
    hand_in(course, "test copied", helpers.duplicate(answered(), "test-values"))
    edited = answered(WRONG)
    for name in ("test-values", "test-arrays", "check-double"):
        helpers.get(edited, name).source = "assert True"
    hand_in(course, "test edited", edited)
    all_deleted = answered()
    all_deleted.cells = all_deleted.cells[1:2]
    hand_in(course, "all tests deleted", all_deleted)
    hand_in(course, "answer deleted", helpers.delete(answered(), "double"))
    hand_in(course, "answer copied", helpers.duplicate(helpers.released_notebook(), "double", RIGHT))
    hand_in(course, "two answers", helpers.duplicate(answered(WRONG), "double", RIGHT))
    hand_in(course, "nothing left", helpers.strip_metadata(answered()))
    old = answered()
    for cell in old.cells[1:]:
        cell.metadata.nbgrader.pop("task")
        cell.metadata.nbgrader["schema_version"] = 1
    hand_in(course, "old schema", old)
    hand_in(course, "format 3", nbformat.writes(answered(), version=3))
    own = answered()
    own.cells += [nbformat.v4.new_code_cell("double(4)"), nbformat.v4.new_code_cell("double(5)")]
    hand_in(course, "own cells", own)
    folder = hand_in(course, "numpy.py", answered())
    (folder / "numpy.py").write_text(NUMPY_IN_THE_WAY)

    hand_in(course, "warning", answered(f"import sys, warnings\n{RIGHT.replace('return', PRINTS)}"))
    hand_in(
        course,
        "endless loop",
        answered("def double(x):\n    while x == 3:\n        pass\n    return 2 * x[0]"),
    )
    hand_in(course, "stubborn loop", answered(IGNORES_INTERRUPTS))
    hand_in(course, "os._exit", answered("import os\n\ndef double(x):\n    os._exit(0)"))
    hand_in(course, "prints stack", answered(PRINTS_STACK))
    hand_in(course, "hidden tests in answer", answered("### BEGIN HIDDEN TESTS\n" + RIGHT))


PRINTS = "warnings.warn('careful'); print('on stderr', file=sys.stderr); return"

PRINTS_STACK = """import inspect
def double(x):
    print("".join(line for frame in inspect.stack() for line in (frame.code_context or [])))
    raise ValueError("look above")"""


@pytest.fixture(scope="session")
def graded(tmp_path_factory):
    """The course after `python -m gradebox grade week1`: its folder, the exit code and what was printed."""
    course = helpers.make_course(tmp_path_factory.mktemp("class") / "the course")
    hand_in_everything(course)
    before = snapshot(course / "submitted")
    command = [
        sys.executable,
        "-m",
        "gradebox",
        "grade",
        ASSIGNMENT,
        "--course-dir",
        str(course),
        "--workers",
        "1",
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=course.parent, check=False
    )
    assert snapshot(course / "submitted") == before, "the submissions were changed"
    return course, done


def snapshot(folder):
    """All paths in `folder` with their contents."""
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture(scope="session")
def rows(graded):
    """The rows of the table for a spreadsheet, by student."""
    with open(graded[0] / "reports" / "week1.csv", newline="", encoding="utf-8") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("student", CLASS)
def test_score_and_reason(rows, student):
    score, reason, look = CLASS[student]
    row = rows[student]
    assert (float(row["score"]), float(row["max_score"])) == (score, 3), row["reason"]
    assert reason in row["reason"]
    assert row["reason"] or not reason
    assert row["needs_attention"] == ("yes" if look else "no"), row["reason"]


def test_everybody_has_one_row(rows):
    assert sorted(rows) == sorted(CLASS)


def test_output_of_the_command(graded):
    done = graded[1]
    assert done.returncode == 1, done.stderr
    assert "Ada Łovelace" in done.stdout
    assert f"{sum(look for _, _, look in CLASS.values())} of {len(CLASS)} rows need a look:" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert "Warning" not in done.stdout + done.stderr
    assert "week1: 100%" in done.stderr


def test_the_gradebook_agrees(graded, rows):
    with Gradebook(f"sqlite:///{graded[0] / 'gradebook.db'}", helpers.COURSE_ID) as gradebook:
        for student in CLASS:
            submission = gradebook.find_submission_notebook("numbers", ASSIGNMENT, student)
            assert submission.score == float(rows[student]["score"])
            assert not submission.needs_manual_grade


def test_nothing_else_is_left_in_the_course(graded):
    names = {path.name for path in graded[0].iterdir()}
    made = {"gradebook.db", "reports", "autograded", "feedback", ".nbgrader.log", ".gradebox"}
    assert names == {"nbgrader_config.py", "solutions", "submitted"} | made
    assert not (graded[0] / "autograded" / "numpy.py" / ASSIGNMENT / "numpy.py").exists()


def feedback(course, student):
    """The page that the learner gets to read, without its tags."""
    import bs4

    page = course / "feedback" / student / ASSIGNMENT / "numbers.html"
    return bs4.BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").get_text()


@pytest.mark.parametrize("student", CLASS)
def test_feedback_never_shows_hidden_code(graded, student):
    text = feedback(graded[0], student)
    for secret in ("secret_inputs", "secret_array", "assert_allclose(", "HIDDEN TESTS\nimport"):
        assert secret not in text
    assert "numbers (Score:" in text


def test_feedback_shows_the_messages(graded):
    assert "AssertionError: double(3) should be 6" in feedback(graded[0], "almost right")
    assert "NotImplementedError" in feedback(graded[0], "nothing done")
    assert "raise NotImplementedError()" in feedback(graded[0], "nothing done"), "the learner's own line"
    assert "Numbers.ipynb is there, and has another name" in feedback(graded[0], "wrong name")
    assert "the cell ran longer than 2 s and was stopped" in feedback(graded[0], "endless loop")
    assert "----> 2     while x == 3:" in feedback(graded[0], "endless loop"), "where it was stopped"
    assert "not run: the kernel died in check-double" in feedback(graded[0], "os._exit")
    assert "not run: numbers.ipynb is unreadable: the file is empty" in feedback(graded[0], "empty file")
    assert "2 cells of the learner's own ran with the notebook" in feedback(graded[0], "own cells")
    assert "on stderr" in feedback(graded[0], "warning")


def test_feedback_names_no_variable_of_the_hidden_tests():
    nb = helpers.source_notebook()
    said = [
        "name 'secret_inputs' is not defined",
        "name 'double' is not defined",
        "secret_inputs is the author's word",
    ]
    cell = helpers.get(nb, "test-values")
    cell.outputs = [error_output("NameError", evalue) for evalue in said]
    nb, _ = HideTests().preprocess(nb, {})
    shown = [output.evalue for output in helpers.get(nb, "test-values").outputs]
    assert shown == ["name '[a name of the hidden tests]' is not defined", *said[1:]]


def test_feedback_keeps_a_message_that_shares_numbers_with_a_hidden_test():
    """A line of a hidden test may be just "(1, 1, 1),": no secret, and part of many a message on shapes."""
    nb = helpers.source_notebook()
    cell = helpers.get(nb, "test-values")
    cell.source = cell.source.replace("### END HIDDEN", "shapes = [\n    (1, 1, 1),\n]\n### END HIDDEN")
    message = "double gives shape (1, 1, 1), not (1, 1)."
    cell.outputs = [error_output("AssertionError", message)]
    nb, _ = HideTests().preprocess(nb, {})
    assert helpers.get(nb, "test-values").outputs[0].evalue == message


@pytest.fixture(scope="session")
def prepared_course(tmp_path_factory):
    """A course with a gradebook, which takes nbgrader two seconds to make."""
    course = helpers.make_course(tmp_path_factory.mktemp("prepared") / "course")
    generate(course)
    shutil.rmtree(course / "exercises")
    return course


@pytest.fixture
def course(prepared_course, tmp_path):
    """A course of one's own."""
    return Path(shutil.copytree(prepared_course, tmp_path / "course"))


def test_records_have_the_cells(course):
    hand_in(course, "ada", answered("def double(x):\n    return 2 * int(x)"))
    (record,) = grade_assignment(course, ASSIGNMENT, ONE)
    assert (record.student, record.score, record.max_score, record.reason) == ("ada", 2, 3, "")
    assert record.cell("test-values").score == 2
    arrays = record.cell("test-arrays")
    assert (arrays.score, arrays.max_score, arrays.ename) == (0, 1, "TypeError")
    assert "scalar" in arrays.evalue


def test_a_package_that_is_missing_is_named_with_what_to_do(course, capsys):
    """Everybody loses points by it, and nobody's answer is to blame."""
    nb = helpers.source_notebook()
    imports = nbgrader_cell(new_code_cell("import no_such_package.parts as parts"), "imports", locked=True)
    nb.cells.insert(1, imports)
    nbformat.write(nb, course / "solutions" / ASSIGNMENT / "numbers.ipynb")
    mine = answered("import of_my_own\n" + RIGHT)
    mine.cells.insert(1, imports)
    hand_in(course, "ada", mine)
    assert main(["grade", ASSIGNMENT, "--course-dir", str(course), "--workers", "1"]) == 1
    said = capsys.readouterr().out
    assert "ada numbers: no_such_package is not installed, and cell imports of yours imports it\n" in said
    assert "-> install it for the Python that runs gradebox" in said
    assert "of_my_own is not" not in said


def test_an_answer_that_finds_no_more_memory_is_told(course):
    """As one that finds no more time: the limit is the grader's, and the student's machine may have more."""
    hand_in(course, "ada", answered("import numpy as np\n\n\ndef double(x):\n    return np.zeros(10**13)"))
    hand_in(course, "bob", answered("table = bytes(10**13)\n" + RIGHT))
    ada, bob = grade_assignment(course, ASSIGNMENT, ONE)
    assert (ada.score, ada.needs_attention) == (bob.score, bob.needs_attention) == (0, True)
    assert ada.reason == "check-double, test-values, test-arrays: no more memory was found (MemoryError)"
    assert bob.reason == "double: no more memory was found (MemoryError)"


def test_the_bar_names_the_last_ones_that_it_waits_for(course, capsys):
    """It stands still for minutes where a notebook never ends; the instructor can look at that notebook meanwhile."""
    for number, student in enumerate(["ada", "bob", "cleo", "dan"]):
        hand_in(course, student, answered(f"{RIGHT}\n# {number}"))
    assert main(["grade", ASSIGNMENT, "--course-dir", str(course), "--workers", "1"]) == 0
    shown = capsys.readouterr().err
    assert "waiting for bob, cleo, dan]" in shown and "waiting for dan]" in shown
    assert "ada" not in shown, "four are too many to be named"


def test_grading_again_grades_again_and_keeps_no_old_mark(course, monkeypatch):
    hand_in(course, "ada", answered(WRONG))
    assert grade_assignment(course, ASSIGNMENT, ONE)[0].score == 0
    hand_in(course, "ada", answered())
    assert main(["grade", ASSIGNMENT, "--course-dir", str(course), "--workers", "1"]) == 0
    assert "ada,week1,numbers,3.0,3.0,no," in (course / "reports" / "week1.csv").read_text(encoding="utf-8")

    def fail(*arguments):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("gradebox.intake.sanitise._IsRebuilt.preprocess", fail)
    (record,) = grade_assignment(course, ASSIGNMENT, ONE)
    assert (record.score, record.needs_attention) == (0, True)
    assert record.reason == "could not be graded: RuntimeError: the disk is full"
    assert not (course / "feedback" / "ada" / ASSIGNMENT).exists()


def generate(course, no_database=False):
    """What `nbgrader generate_assignment` (with `--no-db`) does; returns the released files."""
    course = open_course(course)
    config = copy.deepcopy(course.config)
    config.SaveCells.enabled = not no_database
    GenerateAssignment(
        coursedir=course.coursedir(ASSIGNMENT), config=config, force=True, no_database=no_database
    ).start()
    return {path.name: path.read_bytes() for path in (course.root / "exercises" / ASSIGNMENT).iterdir()}


def test_releasing_is_repeatable(course):
    (course / "gradebook.db").unlink()
    released = generate(course, no_database=True)
    assert list(released) == ["numbers.ipynb"], "no other file of the source folder"
    assert b"secret" not in released["numbers.ipynb"]
    assert generate(course, no_database=True) == released
    assert not (course / "gradebook.db").exists()


def test_nbgraders_own_command_uses_gradebox(course):
    generate(course)
    hand_in(course, "copied", helpers.duplicate(answered(), "test-values"))
    folder = hand_in(course, "dead", answered("import os\nos._exit(1)"))
    (folder / "numpy.py").write_text(NUMPY_IN_THE_WAY)
    nbgrader(["autograde", ASSIGNMENT], course, dict(os.environ))
    assert not (course / "autograded" / "dead" / ASSIGNMENT / "numpy.py").exists()
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", helpers.COURSE_ID) as gradebook:
        assert gradebook.find_submission(ASSIGNMENT, "copied").score == 3
        assert gradebook.find_submission(ASSIGNMENT, "dead").score == 0


def test_nbgraders_own_command_takes_the_results_that_are_known(course):
    generate(course)
    hand_in(course, "ada", answered(WRONG))
    hand_in(course, "bob", answered())
    grade_assignment(course, ASSIGNMENT, ONE)
    known = {path: path.stat().st_mtime_ns for path in (course / ".gradebox").rglob("*.json")}
    before = {path: path.read_bytes() for path in (course / "autograded").rglob("*.ipynb")}
    nbgrader(["autograde", ASSIGNMENT, "--force"], course, dict(os.environ))
    assert {path: path.stat().st_mtime_ns for path in (course / ".gradebox").rglob("*.json")} == known
    assert {path: path.read_bytes() for path in (course / "autograded").rglob("*.ipynb")} == before
    assert len(known) == len(before) == 2


def test_feedback_pages_are_those_that_nbgrader_makes(course):
    hand_in(course, "ada", answered(WRONG))
    grade_assignment(course, ASSIGNMENT, ONE)
    page = course / "feedback" / "ada" / ASSIGNMENT / "numbers.html"
    ours = page.read_text(encoding="utf-8")
    opened = open_course(course)
    GenerateFeedback(coursedir=opened.coursedir(ASSIGNMENT), config=opened.config, force=True).start()
    theirs = page.read_text(encoding="utf-8")
    assert ours.splitlines()[:-1] == theirs.splitlines()
    assert ours.splitlines()[-1].startswith("<!-- gradebox: ")


@pytest.mark.parametrize(
    ("assignment", "damage", "sentence"),
    [
        ("weak1", None, "There is no assignment weak1. Did you mean week1?"),
        ("..", None, "There is no assignment ... The assignments are: week1."),
        ("09_nothing", None, "There is no assignment 09_nothing. The assignments are: week1."),
        (ASSIGNMENT, "submitted", "There is no folder submitted/"),
        (ASSIGNMENT, None, "Nobody has handed in week1"),
        (ASSIGNMENT, "solutions", "There is no assignment week1. There is no notebook in solutions/ either."),
    ],
)
def test_nothing_to_grade(course, capsys, assignment, damage, sentence):
    if damage:
        shutil.rmtree(course / damage)
    assert main(["grade", assignment, "--course-dir", str(course), "--workers", "1"]) == 2
    assert sentence in capsys.readouterr().err
    assert not (course / "reports").exists()


def test_changed_assignment_says_what_to_do(course):
    hand_in(course, "ada", answered())
    grade_assignment(course, ASSIGNMENT, ONE)
    nb = helpers.source_notebook()
    nb.cells.pop()
    nbformat.write(nb, course / "solutions" / ASSIGNMENT / "numbers.ipynb")
    with pytest.raises(CannotGrade, match="it: gradebox regrade week1"):
        grade_assignment(course, ASSIGNMENT, ONE)


def test_files_and_absentees_among_the_submissions(course):
    (hand_in(course, "ada", answered()) / "timestamp.txt").write_text("yesterday")
    (course / "submitted" / "bob.zip").write_bytes(b"PK")
    (course / "submitted" / "carol").mkdir()
    hand_in(course, "[dan]", answered())
    (course / "submitted" / ".DS_Store").touch()
    records = {record.student: record for record in grade_assignment(course, ASSIGNMENT, ONE)}
    assert list(records) == ["[dan]", "ada", "bob.zip", "carol"]
    assert records["ada"].score == 3
    assert records["ada"].reason == "timestamp.txt is not a time, and was left out"
    assert records["bob.zip"].needs_attention
    assert records["[dan]"].reason == "the name of the folder has one of * ? [ in it: rename it"
    assert records["carol"].reason == "handed in nothing for week1"
    assert not records["carol"].needs_attention


@pytest.mark.parametrize("name", ["Week1", "week 1", "week-1", "wekk1"])
def test_a_folder_with_nearly_the_name_of_the_assignment_is_told(course, name):
    """It was meant for it, perhaps; the folder of another assignment never is."""
    hand_in(course, "ada", answered())
    hand_in(course, "bob", answered()).rename(course / "submitted" / "bob" / name)
    hand_in(course, "cy", answered()).rename(course / "submitted" / "cy" / "week_1")
    (course / "solutions" / "week_1").mkdir()
    hand_in(course, "dot", answered()).rename(course / "submitted" / "dot" / "week2")
    records = {record.student: record for record in grade_assignment(course, ASSIGNMENT, ONE)}
    assert records["ada"].score == 3
    assert records["bob"].reason == f"missing: there is a folder {name}; did they mean week1? Then rename it"
    assert (records["bob"].score, records["bob"].needs_attention) == (0, True)
    for student in ("cy", "dot"):
        record = records[student]
        assert (record.reason, record.needs_attention) == ("handed in nothing for week1", False)


def test_whoever_was_graded_and_has_no_submission_any_more_is_told(course, capsys):
    for student in ("ada", "bob", "cy"):
        hand_in(course, student, answered())
    grade_assignment(course, ASSIGNMENT, ONE)
    shutil.rmtree(course / "submitted" / "bob")
    shutil.rmtree(course / "submitted" / "cy" / ASSIGNMENT)
    hand_in(course, "dot", answered())
    grade_assignment(course, ASSIGNMENT, ONE)
    shutil.rmtree(course / "submitted" / "dot")
    (course / "submitted" / "dot").touch()  # a file where the folder was: both are said
    rows = grade_assignment(course, ASSIGNMENT, ONE)
    assert [row.reason[:13] for row in rows if row.student == "dot"] == ["dot is a file", "graded before"]
    (course / "submitted" / "dot").unlink()
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", helpers.COURSE_ID) as gradebook:
        gradebook.remove_student("dot")
    records = {record.student: record for record in grade_assignment(course, ASSIGNMENT, ONE)}
    assert list(records) == ["ada", "bob", "cy"]
    assert not records["ada"].reason
    for student in ("bob", "cy"):
        where = f"submitted/{student}/week1"
        text = f"graded before, and there is no {where} any more: these are the marks of then"
        assert (records[student].reason, records[student].score) == (text, 3)
    assert main(["grade", ASSIGNMENT, "--course-dir", str(course), "--workers", "1"]) == 1
    assert "2 of 3 rows need a look" in capsys.readouterr().out
    assert 'bob,week1,numbers,3.0,3.0,yes,"graded before' in (course / "reports" / "week1.csv").read_text()


def test_the_other_notebooks_of_a_submission_are_graded(course):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", helpers.COURSE_ID) as gradebook:
        gradebook.remove_assignment(ASSIGNMENT)
    nbformat.write(helpers.source_notebook(), course / "solutions" / ASSIGNMENT / "words.ipynb")
    hand_in(course, "ada", answered())
    hand_in(course, "ada", "{", name="words.ipynb")
    numbers, words = grade_assignment(course, ASSIGNMENT, ONE)
    assert (numbers.notebook, numbers.score, numbers.reason) == ("numbers", 3, "")
    assert (words.notebook, words.score, words.max_score) == ("words", 0, 3)
    assert words.reason == "words.ipynb is unreadable: it is not valid JSON (line 1), perhaps cut off"


def test_rebuild_is_the_release_with_the_answers():
    released = helpers.released_notebook()
    submitted = answered()
    submitted.cells.reverse()
    nb = rebuild(released, submitted)
    assert [cell.id for cell in nb.cells] == [cell.id for cell in released.cells]
    assert helpers.get(nb, "double").source == RIGHT
    assert read_notes(nb, "repairs") == []


def test_answers_are_found_by_their_ids_without_metadata():
    nb = rebuild(helpers.released_notebook(), helpers.strip_metadata(answered(), ids=False))
    assert helpers.get(nb, "double").source == RIGHT
    assert read_notes(nb, "repairs") == []


def test_answers_are_found_by_their_place_without_metadata_and_ids():
    submitted = helpers.strip_metadata(answered())
    submitted.cells.insert(1, nbformat.v4.new_code_cell("import math\nmath.pi"))
    nb = rebuild(helpers.released_notebook(), submitted)
    assert helpers.get(nb, "double").source == RIGHT
    assert "had lost its nbgrader metadata" in read_notes(nb, "repairs")[0]
    assert read_notes(nb, "remarks") == ["1 cell of the learner's own ran with the notebook"]


def test_a_test_cell_made_into_another_cell_is_the_released_one_again():
    submitted = answered()
    submitted.cells[3] = helpers.nbgrader_cell(
        nbformat.v4.new_markdown_cell("looks fine"), "test-values", grade=True, solution=True, points=100
    )
    released = helpers.released_notebook()
    nb = rebuild(released, submitted)
    assert helpers.get(nb, "test-values") == helpers.get(released, "test-values")
    assert read_notes(nb, "repairs") == ["test cell test-values was changed: the released one was used"]


def test_cells_after_a_task_are_its_answer():
    released = helpers.released_notebook()
    task = helpers.nbgrader_cell(nbformat.v4.new_markdown_cell("Explain."), "explain", locked=True, points=2)
    task.metadata.nbgrader["task"] = True
    released.cells.append(task)
    submitted = nbformat.from_dict(released)
    submitted.cells.append(nbformat.v4.new_markdown_cell("Because."))
    assert [cell.source for cell in rebuild(released, submitted).cells[-2:]] == ["Explain.", "Because."]


@pytest.mark.parametrize(
    "junk", ["[]", "{}", "null", '"text"', "[" * 100_000, '{"nbformat": 4}', '{"nbformat": 9}']
)
def test_no_json_gets_past_reading(tmp_path, junk):
    path = tmp_path / "numbers.ipynb"
    path.write_text(junk)
    with pytest.raises(Unreadable):
        read_notebook(path, helpers.released_notebook())


@pytest.mark.parametrize(
    ("result", "complaint"),
    [("1.5", False), ("True", False), ("nan", True), ("-1", True), ("3", True), ("", True)],
)
def test_partial_credit(result, complaint):
    data = {"text/plain": result}
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("execute_result", data)])
    assert bool(settle_outputs(cell, 2)) == complaint
    assert any(output.output_type == "error" for output in cell.outputs) == complaint


def test_an_error_beats_partial_credit():
    displayed = nbformat.v4.new_output("execute_result", {"text/plain": "1.0"})
    cell = nbformat.v4.new_code_cell(outputs=[displayed, error_output("AssertionError", "wrong")])
    settle_outputs(cell, 2)
    assert [output.output_type for output in cell.outputs] == ["display_data", "error"]


def checksummed(nb):
    """The notebook with nbgrader's checksums, as generate_assignment releases it."""
    for cell in nb.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    return nb


def test_an_earlier_release_is_nobodys_doing():
    submitted = checksummed(answered())
    released = checksummed(helpers.released_notebook())
    helpers.get(released, "test-values").source += "\n# more of it"
    helpers.delete(submitted, "test-arrays")
    nb = rebuild(mark_added(released, {"test-arrays"}), submitted)
    assert read_notes(nb, "repairs") == []
    assert read_notes(nb, "remarks") == [
        "the notebook is an earlier release: its present cells were used (test-values and test-arrays)"
    ]
    helpers.get(submitted, "test-values").source = "assert True"
    helpers.get(submitted, "test-values").metadata.nbgrader["checksum"] = 7
    helpers.get(submitted, "double").metadata.nbgrader["grade_id"] = "another"
    remarks = read_notes(rebuild(mark_added(released, {"double"}), submitted), "remarks")
    assert remarks[0] == "solution cell double is newer than the notebook: the empty one was graded"
    helpers.get(submitted, "another").metadata.nbgrader["grade_id"] = "double"
    nb = rebuild(released, submitted)
    assert read_notes(nb, "repairs") == ["test cell test-values was changed: the released one was used"]
