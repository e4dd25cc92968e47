"""Work in a course as nbgrader does: with its log, and with a folder for temporary files that says who is at work.

The folder is locked as long as its run lives. So the next run can tell what a killed one has left, and that another one
grades the same assignment now.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, chdir, contextmanager
from pathlib import Path

from sqlalchemy.exc import SAWarning

from .course import Course
from .errors import CannotGrade
from .nbgrader_parts import LOG_FILE, logging_to

TEMPORARY = ".gradebox-"  # what folders for temporary files in a course are called
LOCK = "lock"  # the file in it that its run holds
GRADING = "grading"  # the file in it that says what is graded, and by whom
LOCKED_AFTER = 10  # seconds in which a new one has surely been locked


@contextmanager
def working(course: Course) -> Iterator[tuple[list[str], Path]]:
    """Work in the course as nbgrader does; yields a list of the errors that it logs, and a folder for temporary files."""
    with (
        chdir(course.root),  # steps of the course's own may open files by their name
        logging_to(course.root / LOG_FILE) as errors,
        warnings.catch_warnings(),
        _folder_in(course.root) as work,
    ):
        # nbgrader's own use of its database, not the course's business
        warnings.simplefilter("ignore", SAWarning)
        yield errors, work


def begin_grading(course: Course, assignment: str, work: Path) -> None:
    """Note in the folder of this run, `work`, that it grades the assignment.

    Raises CannotGrade while another run does: each would take the other's graded notebooks for left by a stopped one.
    """
    what = "\n".join([course.db_url, str(course.folder("autograded")), assignment])
    ours = hashlib.sha256(what.encode()).hexdigest()
    # First the note, then the look: of two that begin together at least one sees the other.
    (work / GRADING).write_text(f"{ours} {os.getpid()} {time.strftime('%H:%M')}\n", encoding="ascii")
    for note in course.root.glob(f"{TEMPORARY}*/{GRADING}"):
        if note.parent == work:
            continue
        try:
            theirs, process, since = note.read_text(encoding="ascii").split()
        except (OSError, ValueError):
            continue  # it has just ended, or is just writing this
        if theirs == ours and _is_held(note.parent):
            raise CannotGrade(
                f"{assignment} is being graded already, by process {process} since {since}. "
                "Wait until it has ended, or stop it: two at once would mix up their files."
            )


@contextmanager
def _folder_in(root: Path) -> Iterator[Path]:
    """A folder for temporary files in the course; what runs that were killed have left is swept up first.

    In the course, since nbgrader takes the path of every folder that is not for a regular expression.
    """
    for left in root.glob(f"{TEMPORARY}*"):
        if left.is_dir() and not left.is_symlink() and _is_left_behind(left):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=root) as folder, ExitStack() as stack:
        try:
            stack.enter_context(_locked(Path(folder)))
        except OSError:
            pass  # a file system without locks: nobody sweeps up this folder, and nobody is kept from working beside it
        yield Path(folder)


@contextmanager
def _locked(folder):
    """Hold the lock of a folder: the kernel lets it go with its holder, however that ends. BlockingIOError if it is held."""
    # A file of its own, open for writing: NFS gives no other lock to one holder alone, and SMB lets nobody else read what is
    # locked (flock(2)).
    with open(folder / LOCK, "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _is_held(folder):
    try:
        with _locked(folder):
            return False
    except BlockingIOError:
        return True
    except OSError:
        return False  # gone meanwhile, or no locks here


def _is_left_behind(folder):
    try:
        if time.time() - folder.stat().st_mtime < LOCKED_AFTER:
            return False
        with _locked(folder):
            return True
    except OSError:
        return False
