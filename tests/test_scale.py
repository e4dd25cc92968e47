"""Grading a class on several workers, with several lives: what is lost when one of them is killed, and where marks go."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from gradebox_helpers import ASSIGNMENT, COURSE_ID, RIGHT, WRONG, answered, hand_in, make_course, needs_box
from nbgrader.api import Gradebook

from gradebox.cache import Results
from gradebox.grade import Options, grade_assignment
from gradebox.schedule import Workers

NUMBER = 24
SLOW = "\nimport time\ntime.sleep(0.2)\n# student {}"


def make_class(course, number=NUMBER):
    """Submissions that all differ, one in three of them wrong, each with something to wait for."""
    for student in range(number):
        nb = answered((WRONG if student % 3 == 0 else RIGHT) + SLOW.format(student))
        hand_in(course, f"student-{student:02d}", nb)


def expected(number=NUMBER):
    return {f"student-{student:02d}": 0 if student % 3 == 0 else 3 for student in range(number)}


def marks(db_url):
    """{student: score}, and it must be one row for each student."""
    with Gradebook(db_url, COURSE_ID) as gradebook:
        rows = [(row.student_id, row.score) for row in gradebook.assignment_submissions(ASSIGNMENT)]
    assert len(rows) == len(dict(rows)), "a student was recorded twice"
    return dict(rows)


def results(course):
    """The files of the results, with the times at which they were written."""
    return {path: path.stat().st_mtime_ns for path in Results(course).folder.rglob("*.json")}


@needs_box
def test_a_worker_that_is_killed_loses_nothing(tmp_path):
    from distributed import LocalCluster

    course = make_course(tmp_path)
    make_class(course)
    # Three worker processes that are reached over TCP on the loopback device, as a cluster's are.
    with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster:

        def kill_one():
            while len(results(course)) < 4:
                time.sleep(0.05)
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

        killer = threading.Thread(target=kill_one)
        killer.start()
        options = Options(scheduler=cluster.scheduler_address)
        records = grade_assignment(course, ASSIGNMENT, options)
        killer.join()
    assert {record.student: record.score for record in records} == expected()
    assert not [record.reason for record in records if record.reason]
    assert marks(f"sqlite:///{course / 'gradebook.db'}") == expected()
    assert len(results(course)) == NUMBER


def test_what_a_worker_cannot_do_is_said(tmp_path):
    with Workers(2) as workers:
        done = (
            list(workers.put("good", len, "four")) + list(workers.put("bad", len, 4)) + list(workers.drain())
        )
    found = {tag: (result, error) for tag, result, error in done}
    assert found["good"] == (4, None)
    assert found["bad"] == (None, "TypeError: object of type 'int' has no len()")


@needs_box
def test_a_run_that_was_killed_is_resumed(tmp_path):
    course = make_course(tmp_path)
    make_class(course)
    command = [sys.executable, "-m", "gradebox", "grade", ASSIGNMENT, "--workers", "2"]
    first = subprocess.Popen(command, cwd=course, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(results(course)) < NUMBER // 3:
        assert first.poll() is None
        time.sleep(0.05)
    first.send_signal(signal.SIGKILL)
    first.wait()
    before = results(course)
    assert NUMBER // 3 <= len(before) < NUMBER
    again = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stdout + again.stderr
    after = results(course)
    assert {path: after[path] for path in before} == before, "what was known was run again"
    assert len(after) == NUMBER
    assert marks(f"sqlite:///{course / 'gradebook.db'}") == expected()
    third = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)
    assert third.returncode == 0 and results(course) == after


@needs_box
def test_only_what_changed_is_run_again(tmp_path):
    course = make_course(tmp_path)
    make_class(course, 3)
    one = Options(workers=1)
    grade_assignment(course, ASSIGNMENT, one)
    first = results(course)
    pages = {path: path.stat().st_mtime_ns for path in course.glob("feedback/*/*/*.html")}
    assert len(pages) == 3
    hand_in(course, "student-00", answered(RIGHT))
    records = grade_assignment(course, ASSIGNMENT, one)
    assert [record.score for record in records] == [3, 3, 3]
    assert len(set(results(course)) - set(first)) == 1
    changed = [path for path in pages if path.stat().st_mtime_ns != pages[path]]
    assert [path.parts[-3] for path in changed] == ["student-00"]
    config = course / "nbgrader_config.py"
    config.write_text(
        config.read_text(encoding="utf-8") + "\nc.ExecutePreprocessor.timeout = 3\n", encoding="utf-8"
    )
    grade_assignment(course, ASSIGNMENT, one)
    assert len(set(results(course)) - set(first)) == 1 + 3


# -- PostgreSQL ----------------------------------------------------------------------------------------------------

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
needs_postgresql = pytest.mark.skipif(
    not PROGRAMS and os.environ.get("CI") != "true", reason="needs PostgreSQL: sudo apt install postgresql"
)


@pytest.fixture
def postgresql(tmp_path_factory):
    """The db_url of a server of our own, which listens on a socket in its folder alone."""
    programs = PROGRAMS[-1].parent
    # PostgreSQL does not run as root. The folders of pytest are for their owner alone.
    folder = Path("/tmp") / f"gradebox-pg-{os.getpid()}"
    folder.mkdir()
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres", "postgres")
    run = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run([*user, programs / "initdb", "-D", folder / "data", "-U", "grader", "-A", "trust"], **run)
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off"
    control = [*user, programs / "pg_ctl", "-D", folder / "data", "-w"]
    subprocess.run([*control, "-o", settings, "-l", folder / "log", "start"], **run)
    try:
        subprocess.run([programs / "createdb", "-h", folder, "-U", "grader", "gradebook"], **run)
        yield f"postgresql://grader@/gradebook?host={folder}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **run)
        shutil.rmtree(folder)


@needs_box
@needs_postgresql
def test_the_gradebook_may_be_postgresql(tmp_path, postgresql):
    course = make_course(tmp_path)
    make_class(course, 4)
    config = course / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8") + f"\nc.CourseDirectory.db_url = {postgresql!r}\n"
    config.write_text(text, encoding="utf-8")
    for _ in range(2):  # the second time all rows are there already
        records = grade_assignment(course, ASSIGNMENT, Options(workers=1))
        assert {record.student: record.score for record in records} == expected(4)
        assert not [record.reason for record in records if record.reason]
    assert marks(postgresql) == expected(4)
    assert not (course / "gradebook.db").exists()
