"""What several test files share: the built book, a host that serves it, and a browser."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coursekit.notebooks import ROOT
from coursekit.static_host import serve
from proof.since import commit_number

pytest_plugins = ["known", "longest_first", "chromium"]
HTML = ROOT / "_build" / "html"


def pytest_report_header():
    """Which answers take nbgrader's own road in this run: see test_answers.py."""
    number = commit_number(ROOT)
    return (
        f"test_answers.py: after {number} commits, round {number} of each notebook's answers (counted around)"
    )


@pytest.fixture(scope="session")
def book(testrun_uid):
    """The folder of the built book. Warnings are errors.

    A run of the tests builds it once: processes that test side by side wait for the first, which leaves the run's name.
    """
    HTML.parent.mkdir(exist_ok=True)
    with open(HTML.parent / "tested", "a+", encoding="utf-8") as tested:
        fcntl.flock(tested, fcntl.LOCK_EX)
        tested.seek(0)
        if tested.read() != testrun_uid:
            build()
            tested.truncate(0)
            tested.write(testrun_uid)
    return HTML


def build():
    command = [Path(sys.executable).parent / "jupyter-book", "build", ".", "-n", "-W", "--keep-going"]
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


@pytest.fixture(scope="session")
def site(book):
    """The address of the built book on a local host, without a slash at the end: http://127.0.0.1:PORT."""
    with serve(book) as address:
        yield address
