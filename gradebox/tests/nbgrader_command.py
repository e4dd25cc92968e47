"""nbgrader's commands, as the program `nbgrader` runs them: to start it takes two seconds, so they share one start.

A process that has imported nbgrader (multiprocessing's fork server) forks another one for each command.
"""

import atexit
import importlib
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path

from alembic_version import known
from nbgrader import api

PROGRAM = "nbgrader.apps.nbgraderapp"
_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload([PROGRAM])


def nbgrader(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    """Run a command in a folder, with these variables and no others; what it says on stderr.

    Raises AssertionError if it fails.
    """
    with tempfile.NamedTemporaryFile() as said:
        asked = (command, folder, environment, said.name, known())
        process = _forks.Process(target=_run, args=asked)
        process.start()
        process.join()
        text = Path(said.name).read_text(encoding="utf-8")
    assert process.exitcode == 0, text[-3000:]
    return text


def _run(command, folder, environment, said, version):
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    output = os.open(said, os.O_WRONLY)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(output, 2)
    sys.argv = ["nbgrader", *command]
    api.get_alembic_version = lambda: version
    importlib.import_module(PROGRAM).main()
    atexit._run_exitfuncs()  # as at the end of a program; a fork ends without them
