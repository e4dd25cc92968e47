"""A PostgreSQL server of our own, for courses that keep their gradebook in one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

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
