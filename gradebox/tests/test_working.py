"""Who is at work in a course: what killed runs have left is swept up, and an assignment is graded by one run at a time."""

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from gradebox_helpers import ASSIGNMENT, answered, hand_in, make_course

from gradebox.course import open_course
from gradebox.errors import CannotGrade
from gradebox.grade import Options, grade_assignment
from gradebox.working import LOCK, begin_grading, working

ONE = Options(workers=1)

# Another process that grades ASSIGNMENT until its input ends.
ANOTHER_RUN = """
import sys
from gradebox.course import open_course
from gradebox.working import begin_grading, working
course = open_course(sys.argv[1])
with working(course) as (_, work):
    begin_grading(course, sys.argv[2], work)
    print("begun", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def course(tmp_path):
    return make_course(tmp_path / "course")


@pytest.fixture
def another_run(course):
    command = [sys.executable, "-c", ANOTHER_RUN, course, ASSIGNMENT]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "begun\n"
        yield process
        process.kill()


def test_what_a_killed_run_has_left_in_the_course_is_swept_up(course):
    left, busy, new = (course / f".gradebox-{name}" for name in ("left", "busy", "new"))
    for folder in (left, busy, new):
        folder.mkdir()
        (folder / "numbers.ipynb").touch()
    with open(busy / LOCK, "w") as holder:
        fcntl.flock(holder, fcntl.LOCK_EX)  # as a run of another process holds it
        for folder in (left, busy):
            os.utime(folder, (0, 0))
        with working(open_course(course)) as (_, work):
            assert work.parent == course
    assert not left.exists() and busy.exists() and new.exists() and not work.exists()


def test_an_assignment_is_graded_by_one_run_at_a_time(course, another_run):
    hand_in(course, "ada", answered())
    who = f"{ASSIGNMENT} is being graded already, by process {another_run.pid} since "
    with pytest.raises(CannotGrade, match=who):
        grade_assignment(course, ASSIGNMENT, ONE)
    another_run.kill()  # its folder stays, and holds nobody up
    another_run.wait()
    (record,) = grade_assignment(course, ASSIGNMENT, ONE)
    assert record.score == record.max_score


def test_another_assignment_or_a_trial_with_files_of_its_own_does_not_wait(course, another_run):
    course = open_course(course)
    trial = replace(course, db_url="sqlite:///trial.db", autograded="trial")  # as regrade and doctor make it
    with working(course) as (_, work):
        begin_grading(course, "week2", work)
        begin_grading(trial, ASSIGNMENT, work)


def test_two_assignments_are_graded_side_by_side(course):
    shutil.copytree(course / "solutions" / ASSIGNMENT, course / "solutions" / "week2")
    for student in ("ada", "bob", "cy"):
        folder = hand_in(course, student, answered())
        shutil.copytree(folder, folder.with_name("week2"))
    grade_assignment(course, ASSIGNMENT, ONE)  # makes the gradebook
    command = [sys.executable, "-m", "gradebox", "grade", "--course-dir", course, "--workers", "1"]
    runs = [subprocess.Popen([*command, name], stdout=subprocess.PIPE) for name in (ASSIGNMENT, "week2")]
    assert [(run.communicate(), run.returncode)[1] for run in runs] == [0, 0]
    for name in (ASSIGNMENT, "week2"):
        marks = (course / "reports" / f"{name}.csv").read_text(encoding="utf-8")
        assert marks.count("numbers,3.0,3.0,no,") == 3


def test_a_file_system_without_locks_is_worked_on_without(course, monkeypatch):
    def no_locks(file, operation):
        raise OSError("No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    hand_in(course, "ada", answered())
    (record,) = grade_assignment(course, ASSIGNMENT, ONE)
    assert record.score == record.max_score


def test_a_lock_is_asked_of_a_file_that_is_open_for_writing(course, monkeypatch):
    """As NFS wants it: a folder cannot be."""
    asked = []
    monkeypatch.setattr(fcntl, "flock", lambda file, operation: asked.append(file.writable()))
    with working(open_course(course)):
        pass
    assert asked == [True]
