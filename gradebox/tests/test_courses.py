"""What comes of a run in other people's courses: the gradebook, the files and the pages are those that nbgrader would leave.

Each test makes a small course, grades it as an instructor does, and goes on with nbgrader's own commands. What honest
code does while it runs is in test_real_courses.py.
"""

import contextlib
import copy
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from gradebox_helpers import KERNELSPEC, nbgrader_cell, needs_box
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Base, Gradebook
from nbgrader_command import nbgrader
from postgresql_server import needs_postgresql

from gradebox.__main__ import main
from gradebox.grade import Options, grade_assignment
from gradebox.regrading.changes import compare, copy_gradebook, follow, read_structure

pytestmark = needs_box
BIN = Path(sys.executable).parent
ONE = Options(workers=1)

ANSWER = "def f(x):\n    return x + 1"


def solution(name, answer=ANSWER):
    """A cell that the learner fills in."""
    source = f"### BEGIN SOLUTION\n{answer}\n### END SOLUTION"
    return nbgrader_cell(new_code_cell(source), name, solution=True)


def graded(name, source, points=1):
    """A graded cell of the author's."""
    return nbgrader_cell(new_code_cell(source), name, grade=True, locked=True, points=points)


def by_hand(name, points=2):
    """A question that a person grades."""
    return nbgrader_cell(new_markdown_cell("words"), name, grade=True, solution=True, points=points)


def task(name, points=3):
    """A task that a person grades."""
    cell = nbgrader_cell(new_markdown_cell("Do it."), name, locked=True, points=points)
    cell.metadata.nbgrader["task"] = True
    return cell


CELLS = (solution("a"), graded("t", "assert f(1) == 2"))


class Course:
    """A course with one assignment, ps1, of notebooks {name: cells}; nbgrader has made its release."""

    def __init__(self, root, notebooks=None, config="", configured=False, db_url=None):
        if db_url:  # on a server, nbgrader has no gradebook for a course without a name
            config += f'c.CourseDirectory.db_url = "{db_url}"\nc.CourseDirectory.course_id = "abc"\n'
        self.db_url = db_url
        self.root, self.source = root, root / "source" / "ps1"
        self.source.mkdir(parents=True)
        setup = "from gradebox.config import configure\nconfigure(c)\n" if configured else ""
        (root / "nbgrader_config.py").write_text(f"c = get_config()\n{setup}{config}")
        self.write(notebooks or {"p": CELLS})
        self.nbgrader("generate_assignment", "ps1")

    def copy(self, root):
        """A copy of the course in another folder."""
        shutil.copytree(self.root, root)
        other = copy.copy(self)
        other.root, other.source = root, root / "source" / "ps1"
        return other

    def write(self, notebooks):
        """Write the author's notebooks."""
        for name, cells in notebooks.items():
            nb = new_notebook(cells=[cell.copy() for cell in cells], metadata={"kernelspec": KERNELSPEC})
            nbformat.write(nb, self.source / f"{name}.ipynb")

    def nbgrader(self, *command, cwd=None, **environment):
        """Run one of nbgrader's commands; what it says on stderr."""
        path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
        return nbgrader(command, cwd or self.root, {**os.environ, "PATH": path, **environment})

    def answered(self, name="p", **answers):
        """The released notebook with answers in it, by name of the cell."""
        nb = nbformat.read(self.root / "release" / "ps1" / f"{name}.ipynb", as_version=4)
        for cell in nb.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if grade_id in answers or grade_id == "a":
                cell.source = answers.get(grade_id, ANSWER)
        return nb

    def hand_in(self, student, name="p", **answers):
        """Hand in a notebook with these answers; returns its folder."""
        folder = self.root / "submitted" / student / "ps1"
        folder.mkdir(parents=True, exist_ok=True)
        nbformat.write(self.answered(name, **answers), folder / f"{name}.ipynb")
        return folder

    def grade(self, **options):
        """Grade the class; the records by student."""
        records = grade_assignment(self.root, "ps1", Options(workers=1, **options))
        return {record.student: record for record in records}

    def marks(self, student, name="p"):
        """{cell: (automatic mark, mark by hand, waits for a person)} in the gradebook."""
        with self.gradebook() as gradebook:
            grades = gradebook.find_submission_notebook(name, "ps1", student).grades
            return {g.name: (g.auto_score, g.manual_score, g.needs_manual_grade) for g in grades}

    def mark(self, student, cell, name="p", **marks):
        """Give marks by hand, as in the formgrader."""
        with self.gradebook() as gradebook:
            grade = gradebook.find_grade(cell, name, "ps1", student)
            for field, value in {"needs_manual_grade": False, **marks}.items():
                setattr(grade, field, value)
            gradebook.db.commit()

    def gradebook(self):
        """The open gradebook."""
        if self.db_url:
            return Gradebook(self.db_url, "abc")
        return Gradebook(f"sqlite:///{self.root / 'gradebook.db'}", "")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A course with one answer and one test, which takes nbgrader some seconds to make."""
    return Course(tmp_path_factory.mktemp("prepared") / "course")


@pytest.fixture
def course(prepared, tmp_path):
    """A course of one's own, with one answer and one test."""
    return prepared.copy(tmp_path / "course")


# -- the exchange --------------------------------------------------------------------------------------------------------


def test_feedback_goes_back_through_the_exchange(tmp_path):
    exchange, home = tmp_path / "exchange", tmp_path / "learner"
    exchange.mkdir()
    exchange.chmod(0o777)
    home.mkdir()
    config = f'c.CourseDirectory.course_id = "abc"\nc.Exchange.root = "{exchange}"\n'
    course = Course(tmp_path / "course", config=config)
    course.nbgrader("release_assignment", "ps1")
    (home / "nbgrader_config.py").write_text(
        f'c = get_config()\n{config}c.Exchange.cache = "{tmp_path}/cache"\n'
    )
    course.nbgrader("fetch_assignment", "ps1", cwd=home)
    nbformat.write(course.answered(), home / "ps1" / "p.ipynb")
    course.nbgrader("submit", "ps1", cwd=home)
    course.nbgrader("collect", "ps1")
    (learner,) = os.listdir(course.root / "submitted")
    # What others did to their folders stops neither the grading nor the release.
    damaged = ("by other ways", "linked secret", "long secret", "no timestamp", "one level up")
    for student in damaged:
        folder = course.hand_in(student)
        if student != "by other ways":
            (folder / "submission_secret.txt").write_text(student)
            (folder / "timestamp.txt").write_text("yesterday")
    secrets = {
        student: course.root / "submitted" / student / "ps1" / "submission_secret.txt" for student in damaged
    }
    secrets["linked secret"].unlink()
    secrets["linked secret"].symlink_to("/etc/hostname")
    secrets["long secret"].write_text("x" * 10_000)
    secrets["one level up"].parent.rename(course.root / "ps1")
    (course.root / "ps1" / "p.ipynb").rename(course.root / "submitted" / "one level up" / "p.ipynb")

    records = course.grade()
    assert (records[learner].score, records[learner].reason) == (1, "")
    without = {student for student in damaged if "submission_secret.txt" in records[student].reason}
    assert without == set(damaged) - {"no timestamp"}
    course.nbgrader("release_feedback", "ps1")
    course.nbgrader("fetch_feedback", "ps1", cwd=home)
    assert len(list((home / "ps1" / "feedback").rglob("*.html"))) == 1
    assert len(list((exchange / "abc" / "feedback").glob("*.html"))) == 1 + len(damaged)


def test_without_the_exchange_nothing_of_it_is_left(course):
    folder = course.hand_in("ada")
    (folder / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
    course.grade()
    for step in ("autograded", "feedback"):
        assert (course.root / step / "ada" / "ps1" / "timestamp.txt").exists()
        assert not (course.root / step / "ada" / "ps1" / "submission_secret.txt").exists()


# -- the course's own settings -------------------------------------------------------------------------------------------

NOTE = """from nbgrader.preprocessors import NbGraderPreprocessor
class Note(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        nb.metadata["noted"] = open("note.txt").read()
        return nb, resources
"""
OWN_STEPS = """c.Autograde.autograde_preprocessors.append("mystep.Note")
c.CourseDirectory.student_id_exclude = "eve"
c.CourseDirectory.db_url = "sqlite:///marks.db"
c.ExecutePreprocessor.record_timing = False
def note(**names):
    open("hooks.txt", "a").write(f"{names['student']}\\n")
c.GenerateFeedback.pre_convert_hook = note
c.GenerateFeedback.post_convert_hook = note
c.GenerateFeedback.permissions = 640
"""


def test_no_setting_of_the_course_is_passed_over_silently(tmp_path, capsys):
    course = Course(tmp_path / "course", config=OWN_STEPS)
    (course.root / "mystep.py").write_text(NOTE)
    (course.root / "note.txt").write_text("this")
    (course.hand_in("ada") / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
    course.hand_in("eve")
    assert main(["grade", "ps1", "--course-dir", str(course.root), "--workers", "2"]) == 0
    said = capsys.readouterr().out
    assert "ExecutePreprocessor.record_timing is set, and gradebox does not follow it" in said
    assert "left out, as CourseDirectory.student_id_exclude says" in said
    assert "The marks are in marks.db" in said
    nb = nbformat.read(course.root / "autograded" / "ada" / "ps1" / "p.ipynb", as_version=4)
    assert nb.metadata.noted == "this"
    assert sorted(path.name for path in course.root.glob("*.db")) == ["marks.db"]
    assert not (course.root / "autograded" / "eve").exists()
    assert (course.root / "hooks.txt").read_text() == "ada\nada\n"
    modes = {path.stat().st_mode & 0o777 for path in (course.root / "feedback" / "ada" / "ps1").iterdir()}
    assert modes == {0o640}


# -- marks by hand -------------------------------------------------------------------------------------------------------


def test_what_a_person_has_marked_waits_again_where_something_has_changed_and_nowhere_else(tmp_path):
    """nbgrader grades nothing again that has not changed; told to do so (--force), it has all marks by hand wait."""
    cells = (*CELLS, by_hand("m"), by_hand("n"), task("k"), task("k2"))
    course = Course(tmp_path / "course", {"p": cells})
    course.hand_in("ada", m="my words", n="more words")
    course.grade()
    course.mark("ada", "k", manual_score=2, extra_credit=1)
    course.mark("ada", "m", manual_score=1.5)
    course.mark("ada", "n", manual_score=1)
    course.mark("ada", "t", manual_score=0.5)
    record = course.grade()["ada"]
    marks = course.marks("ada")
    assert record.score == 0.5 + 1.5 + 1 + 3 and record.reason == "waits to be graded by hand: k2"
    assert marks["m"] == (None, 1.5, False) and marks["t"] == (1, 0.5, False)
    assert (marks["k"], marks["k2"]) == ((None, 2, False), (None, None, True))

    course.nbgrader("autograde", "ps1", "--force")
    forced = course.marks("ada")
    assert forced["m"] == (None, 1.5, True)
    assert (forced["k"], forced["k2"]) == (marks["k"], marks["k2"])

    course.mark("ada", "m"), course.mark("ada", "n"), course.mark("ada", "t")
    course.hand_in("ada", m="my words", n="other words", a="def f(x):\n    return x + 3")
    course.write({"p": (*CELLS, by_hand("m", points=4), *cells[-3:])})
    changed = course.grade()["ada"]
    assert changed.reason.endswith("waits to be graded by hand: k2, m, n, t"), changed.reason
    assert course.marks("ada")["k"] == (None, 2, False)


# Grades the course in the folder of its first argument, and is stopped when bob's new notebook has been written, before
# his new marks are.
STOPPED = """
import os, sys
from gradebox.__main__ import main
from gradebox.recording.recorder import Recorder

finish = Recorder.finish

def stop_at_bob(recorder, student):
    if student == "bob":
        {how}
    finish(recorder, student)

Recorder.finish = stop_at_bob
sys.exit(main(["grade", "ps1", "--workers", "1", "--course-dir", sys.argv[1]]))
"""
STOPS = {"Ctrl-C": ("raise KeyboardInterrupt", 130), "a crash": ("os._exit(9)", 9)}


@pytest.mark.parametrize("stop", STOPS)
def test_a_stopped_run_costs_nobody_a_mark_and_sends_no_mark_by_hand_back(tmp_path, stop):
    """The gradebook is never without marks: those of an earlier time stay until the new ones of a student are written."""
    cells = (*CELLS, by_hand("m"), by_hand("n"))
    course = Course(tmp_path / "course", {"p": cells})
    for student in ("ada", "bob", "cy"):
        course.hand_in(student, m="my words", n="more words")
    course.grade()
    for student in ("ada", "bob", "cy"):
        course.mark(student, "m", manual_score=1.5)
        course.mark(student, "n", manual_score=1)
    everybody = {student: course.marks(student) for student in ("ada", "bob", "cy")}
    assert everybody["cy"] == {"t": (1, None, False), "m": (None, 1.5, False), "n": (None, 1, False)}

    how, status = STOPS[stop]
    command = [sys.executable, "-c", STOPPED.format(how=how), str(course.root)]
    assert subprocess.run(command, capture_output=True).returncode == status
    assert {student: course.marks(student) for student in everybody} == everybody
    assert [record.reason for record in course.grade().values()] == [""] * 3
    assert {student: course.marks(student) for student in everybody} == everybody

    # What has changed waits also after a run that was stopped: here an answer of bob's, and the points of a cell.
    course.hand_in("bob", m="other words", n="more words")
    course.write({"p": (*CELLS, by_hand("m"), by_hand("n", points=4))})
    assert subprocess.run(command, capture_output=True).returncode == status
    reasons = {student: record.reason for student, record in course.grade().items()}
    waits = "waits to be graded by hand: "
    assert reasons == {"ada": f"{waits}n", "bob": f"{waits}m, n", "cy": f"{waits}n"}
    assert not list((course.root / "autograded").glob("*/.*"))


# -- gradebooks and tables -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage", ["a column", "a table", "an older nbgrader", "no database", "cut off", "empty"]
)
def test_a_gradebook_that_nbgrader_cannot_use_is_refused_with_words(course, capsys, damage):
    course.hand_in("ada")
    path = course.root / "gradebook.db"
    with contextlib.closing(sqlite3.connect(path)) as db:
        if damage == "a column":
            db.execute("alter table assignment drop column duedate")
        elif damage == "a table":
            db.execute("drop table source_cell")
        elif damage == "an older nbgrader":  # of 2018
            db.execute("drop table task_cells")
            db.execute("alter table grade drop column extra_credit")
            db.execute("alter table notebook drop column kernelspec")
        db.commit()
    if damage == "no database":
        path.write_text("Dear gradebook,\n" * 100)
    elif damage == "cut off":
        path.write_bytes(path.read_bytes()[:5000])
    elif damage == "empty":
        path.write_bytes(b"")
    before = path.read_bytes()
    command = ["--course-dir", str(course.root)]
    status = main(["grade", "ps1", "--workers", "1", *command])
    if damage == "empty":
        assert status == 0
        return
    said = capsys.readouterr().err
    assert status == 2
    assert "gradebook.db" in said and "sqlalche.me" not in said
    assert ("nbgrader db upgrade" in said) == (damage not in ("no database", "cut off"))
    assert path.read_bytes() == before
    assert main(["report", "ps1", *command]) == 2
    assert capsys.readouterr().err == said


def test_the_table_takes_the_place_of_no_other_file(course):
    course.hand_in("ada")
    command = ["grade", "ps1", "--course-dir", str(course.root), "--workers", "1"]
    assert main(command) == 0
    course.nbgrader("export")
    export = (course.root / "grades.csv").read_text()
    (course.root / "reports" / "ps2.csv").write_text("another assignment's")
    pages = course.root / "feedback" / "ada" / "ps1"
    (pages / "gone.html").write_text("of a notebook that the assignment no longer has")
    assert main(command) == 0
    assert (course.root / "grades.csv").read_text() == export
    assert [path.name for path in pages.glob("*.html")] == ["p.html"]
    assert (course.root / "reports" / "ps2.csv").read_text() == "another assignment's"
    assert (course.root / "reports" / "ps1.csv").read_text().splitlines()[1] == "ada,ps1,p,1.0,1.0,no,"


# -- tests that were changed after marks were given ----------------------------------------------------------------------

LATE = "c.LateSubmissionPlugin.penalty_method = 'zero'\n"
OLD = (*CELLS, graded("gone", "assert f(0) == 1", points=2), by_hand("m"), task("k"), graded("same", "f"))
NOW = (
    solution("a"),
    graded("t", "assert f(1) == 2\nassert f(2) == 3"),
    graded("new", "assert f(5) == 6"),
    by_hand("m"),
    task("k"),
    graded("same", "f", points=3),
)
RIGHT, CONSTANT, WRONG = ANSWER, "def f(x):\n    return 2", "def f(x):\n    return x + 2"


def everything(course):
    """All that marks are made of, and pages; the rows of a gradebook on a server, too."""
    folders = [course.root / name for name in ("autograded", "feedback", "gradebook.db", "release")]
    paths = [path for folder in folders for path in (folder, *folder.rglob("*")) if path.is_file()]
    found = {path: path.read_bytes() for path in paths}
    if course.db_url:
        with course.gradebook() as gradebook:
            for table in Base.metadata.sorted_tables:
                found[table.name] = sorted(map(repr, gradebook.db.execute(table.select())))
    return found


def test_regrade_says_who_was_not_graded_before(tmp_path, capsys):
    course = Course(tmp_path / "course", {"p": OLD})
    course.hand_in("ada", a=RIGHT)
    course.grade()
    course.hand_in("zoe", a=RIGHT)
    course.write({"p": NOW})
    main(["regrade", "ps1", "--course-dir", str(course.root), "--workers", "1"])
    (zoe,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("zoe"))
    assert "was not graded before" in zoe and "is new" not in zoe


@pytest.mark.parametrize("kept_in", ["a file", pytest.param("a server", marks=needs_postgresql)])
def test_regrade_shows_who_gains_and_who_loses_and_writes_when_it_is_told(tmp_path, capsys, request, kept_in):
    db_url = request.getfixturevalue("postgresql") if kept_in == "a server" else None
    course = Course(tmp_path / "course", {"p": OLD}, config=LATE, db_url=db_url)
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("ps1", duedate="2026-03-01 12:00:00 UTC")
    for student, answer in {"ada": RIGHT, "bob": CONSTANT, "cy": WRONG, "eve": RIGHT, "lea": RIGHT}.items():
        folder = course.hand_in(student, a=answer, m=f"words of {student}")
        day = 2 if student in ("eve", "lea") else 1
        (folder / "timestamp.txt").write_text(f"2026-03-0{day} 11:00:00 UTC")
    course.grade()
    course.mark("ada", "m", manual_score=1.5, extra_credit=0.5)
    course.mark("ada", "k", manual_score=2)
    course.mark("bob", "same", manual_score=0.5)
    course.mark("cy", "gone", manual_score=1)
    with course.gradebook() as gradebook:
        gradebook.grant_extension("ps1", "eve", hours=48)
        gradebook.find_comment("m", "p", "ps1", "ada").manual_comment = "Well said."
        gradebook.db.commit()
    course.write({"p": NOW})
    command = ["--course-dir", str(course.root), "--workers", "1"]

    assert main(["grade", "ps1", *command]) == 2
    assert "it: gradebox regrade ps1" in capsys.readouterr().err

    before = everything(course)
    assert main(["regrade", "ps1", *command]) == 1
    said = capsys.readouterr().out
    assert everything(course) == before
    (bob,) = (line for line in said.splitlines() if line.startswith("bob"))
    assert (
        "t: 1 → 0 (changed)" in bob
        and "new is new: 0 of 1" in bob
        and "gone was taken out: had 0 of 2" in bob
    )
    (cy,) = (line for line in said.splitlines() if line.startswith("cy"))
    assert "gone was taken out: had 1 of 2" in cy
    assert "same" in said and "1 point before, 3 points now" in said
    assert "Nothing was written" in said
    page = (course.root / "reports" / "ps1-regrade.html").read_text()
    assert "Nothing has been written" in page and "t: 1 → 0 (changed)" in page

    assert main(["regrade", "ps1", "--write", *command]) == 1
    said = capsys.readouterr().out
    kept = list(course.root.glob("gradebook.db.*"))
    assert len(kept) == (kept_in == "a file")  # to keep a copy of a server's is the server's business
    for file in kept:
        assert file.name in said and file.read_bytes() == before[course.root / "gradebook.db"]
    assert course.marks("ada") == {
        "t": (1, None, False),
        "new": (1, None, False),
        "m": (None, 1.5, False),  # an answer that nobody has changed waits for nobody
        "k": (None, 2, False),
        "same": (3, None, False),
    }
    assert "ps1.csv" in said
    assert "ada,ps1,p,9.0,10.0," in (course.root / "reports" / "ps1.csv").read_text()
    # What was marked by hand stands, and waits for a look where its test gives other points now.
    assert course.marks("bob")["same"] == (3, 0.5, True)
    assert (course.marks("bob")["t"], course.marks("bob")["new"]) == ((0, None, False), (0, None, False))
    with course.gradebook() as gradebook:
        assert gradebook.find_comment("m", "p", "ps1", "ada").comment == "Well said."
        assert gradebook.find_grade("m", "p", "ps1", "ada").extra_credit == 0.5
        penalties = {
            row.student_id: row.notebooks[0].late_submission_penalty
            for row in gradebook.assignment_submissions("ps1")
        }
        assert penalties == {"ada": None, "bob": None, "cy": None, "eve": None, "lea": 5}
        assert gradebook.find_submission("ps1", "eve").extension.total_seconds() == 48 * 3600

    # To grade again changes nothing more, and no learner is said to have changed or deleted what the author has.
    runs = sorted((course.root / ".gradebox" / "results").rglob("*.json"))
    records = course.grade()
    for record in records.values():
        assert not any(reason.kind == "cells" for reason in record.reasons), record.reasons
        assert "the notebook is an earlier release" in record.reason
    main(["regrade", "ps1", *command])
    assert "Nothing has changed" in capsys.readouterr().out

    # Where points alone have changed, nothing is run.
    course.write({"p": [graded("t", NOW[1].source, points=5) if cell is NOW[1] else cell for cell in NOW]})
    main(["regrade", "ps1", *command])
    assert "1 point before, 5 points now" in capsys.readouterr().out
    assert sorted((course.root / ".gradebox" / "results").rglob("*.json")) == runs


def test_the_gradebook_follows_when_notebooks_come_and_go(course):
    course.hand_in("ada")
    course.grade()
    with course.gradebook() as gradebook:
        structure = read_structure(gradebook, "ps1")
        assert compare(structure, structure) == {}
        other = {"q": structure["p"], "r": {**structure["p"], "grade": {}, "task": {}}}
        assert {change.what for change in compare(structure, other).values()} == {"new", "removed"}
        follow(gradebook, "ps1", other)
        assert read_structure(gradebook, "ps1") == other
        (submission,) = gradebook.assignment_submissions("ps1")
        found = {
            nb.name: ({g.name for g in nb.grades}, {c.name for c in nb.comments})
            for nb in submission.notebooks
        }
        assert found == {"q": ({"t"}, {"a"}), "r": (set(), {"a"})}
        follow(gradebook, "ps1", structure)
        assert read_structure(gradebook, "ps1") == structure
    copied = copy_gradebook(f"sqlite:///{course.root / 'gradebook.db'}", course.root / "copy.db")
    with Gradebook(copied, "") as gradebook:
        assert read_structure(gradebook, "ps1") == structure
        assert [row.student_id for row in gradebook.assignment_submissions("ps1")] == ["ada"]


@pytest.mark.parametrize(
    ("damage", "sentence"), [("nobody", "has been graded yet"), ("no source", "to grade again by")]
)
def test_regrade_says_what_is_missing(course, capsys, damage, sentence):
    course.hand_in("ada")
    if damage == "no source":
        (course.source / "p.ipynb").unlink()
    assert main(["regrade", "ps1", "--course-dir", str(course.root), "--workers", "1"]) == 2
    assert sentence in capsys.readouterr().err
