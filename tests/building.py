"""Build the book, once for a run of the tests."""

import fcntl
import functools
import os
import subprocess
import sys
import uuid
from pathlib import Path

from coursekit import book_sources
from coursekit.notebooks import ROOT

BUILD = ROOT / "_build"
HTML = BUILD / "html"


@functools.cache
def up_to_date(config):
    """Build the book if this run of the tests has not yet done so. Warnings are errors. config: pytest's.

    Processes that test side by side wait for the first, which leaves the run's name.
    """
    run = getattr(config, "workerinput", {}).get("testrunuid") or uuid.uuid4().hex
    BUILD.mkdir(exist_ok=True)
    with open(BUILD / "tested", "a+", encoding="utf-8") as tested:
        fcntl.flock(tested, fcntl.LOCK_EX)
        tested.seek(0)
        if tested.read() != run:
            if not book_sources.is_built():
                made_of = book_sources.begin()
                build()
                book_sources.keep(made_of)
            tested.truncate(0)
            tested.write(run)


def build():
    command = [Path(sys.executable).parent / "jupyter-book", "build", ".", "-n", "-W", "--keep-going"]
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
