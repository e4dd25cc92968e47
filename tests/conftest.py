"""What several test files share: the built book and a host that serves it."""

# ruff: noqa: E402
import os
import sys

# Three processes share the cores, so further threads only get in each other's way: one training took up to half more of them.
for threads in ("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
    os.environ.setdefault(threads, "1")

import gradebox  # noqa: F401, I001 (before nbformat, which would import what takes a second: see there)
import absl.logging
import pytest
from building import HTML, up_to_date

from coursekit.notebooks import ROOT
from coursekit.static_host import serve
from proof.since import commit_number

# TensorFlow's log closes what was sys.stderr at its import once an nbgrader command sets logging up while a test has another
# sys.stderr. That was pytest's own, and all later tests of the process failed.
absl.logging.get_absl_handler().python_handler.stream = sys.__stderr__

pytest_plugins = ["pages_read", "may_read", "known", "longest_first", "chromium"]


def pytest_report_header():
    """Which notebooks and answers take nbgrader's own road in this run: see test_answers.py."""
    from turns import new_or_in_turn  # it imports a plugin, which pytest has to import first

    number, asked = commit_number(ROOT), []
    for kind in ("numpy", "tensorflow"):
        notebooks = [(path.parent.name, kind) for path in sorted(ROOT.glob(f"solutions/*/{kind}.ipynb"))]
        asked += ["/".join(notebook) for notebook in new_or_in_turn(notebooks)]
    return [
        f"test_answers.py: after {number} commits, round {number} of each notebook's answers (counted around)",
        f"turns.py: the notebooks that are new or have their turn: {', '.join(asked)}",
    ]


@pytest.fixture(scope="session")
def book(pytestconfig):
    """The folder of the built book. Warnings are errors."""
    up_to_date(pytestconfig)
    return HTML


@pytest.fixture(scope="session")
def site(book):
    """The address of the built book on a local host, without a slash at the end: http://127.0.0.1:PORT."""
    with serve(book) as address:
        yield address
