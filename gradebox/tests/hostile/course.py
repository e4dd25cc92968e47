"""The course that the hostile class attends, and what is left of it after grading."""

import csv
import os
import secrets
import socket
import sqlite3
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import bs4
import gradebox_helpers as helpers
import nbformat
import psutil
from gradebox_helpers import ASSIGNMENT, RIGHT, hand_in
from nbformat.v4 import new_code_cell

from gradebox.inside.kernel_calls import prctl

PR_SET_CHILD_SUBREAPER = 36
TABLE = f"reports/{ASSIGNMENT}.csv"
SECRET = "HOSTILE_SECRET"  # a variable of the grader's environment
HONEST = ("Honest", "honest", "zz honest")  # before, among and after the others
LIMITS = """
c.ExecutePreprocessor.timeout = 2
c.ExecutePreprocessor.iopub_timeout = 1
"""
BOX = """
c.ExecuteInBox.notebook_timeout = 20
c.ExecuteInBox.memory_mb = 512
c.ExecuteInBox.processes = 64
c.ExecuteInBox.disk_mb = 32
c.ExecuteInBox.output_mb = 1.0
c.ExecuteInBox.referee = True
"""
# What a course has that does not know gradebox.
STOCK = """
c = get_config()
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
"""

PARTIAL = """# Each right value gives half a point (hidden test)
### BEGIN HIDDEN TESTS
right = [double(x) == 2 * x for x in (3, 5, 2.5, -4)]
2 * sum(right) / len(right)
### END HIDDEN TESTS"""

CLOSE = """# It works on many numbers (hidden test)
### BEGIN HIDDEN TESTS
assert np.allclose(double(np.arange(3.0)), 2 * np.arange(3.0)), "double(np.arange(3.0)) should be [0, 2, 4]"
### END HIDDEN TESTS"""


def make_hostile_course(folder, stock=False):
    """A course whose hidden tests are an assertion, two comparisons of NumPy's, and a number of points: 6 in all."""
    folder.mkdir()
    course = helpers.make_course(folder / "course")
    nb = helpers.source_notebook()
    _add_tests(nb, PARTIAL, CLOSE)
    nbformat.write(nb, course / "solutions" / ASSIGNMENT / "numbers.ipynb")
    config = course / "nbgrader_config.py"
    config.write_text(STOCK + LIMITS if stock else config.read_text() + LIMITS + BOX, encoding="utf-8")
    (folder / "outside").mkdir()
    return course


def _add_tests(nb, partial, close):
    for source, name, points in ((partial, "test-partial", 2), (close, "test-close", 1)):
        cell = helpers.nbgrader_cell(new_code_cell(source), name, grade=True, locked=True, points=points)
        nb.cells.append(cell)


def answered(answer=RIGHT):
    """The released notebook with an answer in its solution cell."""
    nb = helpers.answered(answer)
    _add_tests(nb, PARTIAL.splitlines()[0], CLOSE.splitlines()[0])
    return nb


class Graded:
    """What it comes to when `attacks` and honest students hand in, and `command` grades them in the course.

    `rows` are those of the table by student, if there is one; `processes` is the most that were seen at a time,
    `left` those that go on running; `owned` are files where no student may write; `visits` were made to the server;
    `late` says that the command did not end within `seconds` and was killed.
    """

    def __init__(self, folder, attacks, command, course=None, seconds=600):
        self.course = course or make_hostile_course(folder)
        with _server() as (port, self.visits):
            outside = self.course.parent / "outside"
            words = {"COURSE": str(self.course), "OUTSIDE": str(outside), "PORT": str(port)}
            for attack in attacks:
                attack.hand_in(self.course, words)
            for name in HONEST:
                hand_in(self.course, name, answered(f"# the honest work of a neighbour\n{RIGHT}"))
            self._run(command, seconds)
        self.owned = [str(path) for path in Path(self.course.parent).rglob("owned*") if path.is_file()]
        self.rows = {}
        if (self.course / TABLE).exists():
            with open(self.course / TABLE, newline="", encoding="utf-8") as file:
                self.rows = {row["student"]: row for row in csv.DictReader(file)}

    def _run(self, command, seconds):
        secret = {SECRET: secrets.token_hex(8)}
        here = psutil.Process()
        before, self.processes = set(here.children(recursive=True)), 0
        deadline = time.monotonic() + seconds
        with _orphans_come_here():
            process = subprocess.Popen(
                command,
                cwd=self.course,
                env=os.environ | secret,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            while process.poll() is None and time.monotonic() < deadline:
                self.processes = max(self.processes, len(set(here.children(recursive=True)) - before))
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.5)
            self.late = process.poll() is None
            if self.late:
                process.kill()
            process.wait()
            time.sleep(0.5)
            self.left = [one for one in set(here.children(recursive=True)) - before if _runs(one)]
            for one in self.left:
                with suppress(psutil.NoSuchProcess):
                    one.kill()

    def count(self, question):
        """The number that the gradebook answers to an SQL question."""
        with sqlite3.connect(self.course / "gradebook.db") as database:
            return database.execute(question).fetchone()[0]

    def feedback(self, student):
        """The feedback page of a student."""
        page = self.course / "feedback" / student / ASSIGNMENT / "numbers.html"
        return bs4.BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


@contextmanager
def _orphans_come_here():
    """A process whose parent has ended becomes a child of this one, so that none that is detached gets out of sight."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    try:
        yield
    finally:
        prctl(PR_SET_CHILD_SUBREAPER, 0)


def _runs(process):
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@contextmanager
def _server():
    """A server on this machine's loopback; yields its port, and a list that gets an entry for each visit."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        visits = []
        yield listener.getsockname()[1], visits
        try:
            while True:
                visits.append(listener.accept()[1])
        except BlockingIOError:
            pass
