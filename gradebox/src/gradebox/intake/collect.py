"""Look over what was handed in, and make notebooks of it that can be run; what is wrong costs nobody else a mark.

nbgrader stops, or leaves a learner out, when a notebook cannot be read or is not there, and it follows links. Here a
notebook is read once, within limits, and is at once the released one with the learner's answers in it. Where nothing can
be read, the untouched released one stands in its place and says why. The submitted folder is never written to.
"""

import difflib
import glob
import json
import os
import re
import secrets
import stat
import warnings
from collections.abc import Collection, Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import parse_utc

from ..course import Assignment
from ..errors import LimitExceeded, Unreadable
from ..inert import inert_attachments
from ..limited import call_limited
from ..model import HandIn, NotebookRecord, Reason, Submission
from ..notes import read_lost, start_notes
from .beside import SECRET, TIMESTAMP, handed_in_files, left_out_for_size, open_plain
from .rebuild import rebuild, without_answers

LONGEST_TIMESTAMP = 100  # bytes
LONGEST_SECRET = 1_000
NAMES_SHOWN = 5  # of files that are not graded
NEAR = 0.75  # how much of two names' letters is alike that may be meant for the same (difflib's ratio): lstm and ltsm

# What one notebook may take while it is read; notebooks of courses take a hundredth of it.
MOST_CELLS = 5_000
MOST_TEXT = 5_000_000  # characters, without outputs and pictures
READ_SECONDS = 20  # of processor time
READ_MEGABYTES = 600
MEMORY_OF_A_BYTE = 4  # bytes of memory for each of the file: it is held as bytes, as text, and as strings


def find_students(assignment: Assignment) -> tuple[list[str], list[NotebookRecord]]:
    """Who has handed in something, in alphabetical order, and records of what is in the submitted folder besides."""
    students, others = [], []
    for entry in sorted(assignment.course.folder("submitted").iterdir()):
        student = entry.name
        if student.startswith("."):
            continue
        other = _not_a_student(entry)
        folder = assignment.submitted(student)
        if other is None and not os.path.lexists(folder) and not _misplaced(entry, assignment):
            other = Reason("remark", f"handed in nothing for {assignment.name}")
        if other:
            others.append(NotebookRecord(student, assignment.name, "", reasons=[other]))
        else:
            students.append(student)
    return students, others


def read_submissions(assignment: Assignment, students: Collection[str]) -> Iterator[Submission]:
    """Read what each of the students has handed in, one after the other; see `find_students`."""
    # `nbgrader release_feedback` stops for the whole class at a page without a secret and a timestamp. Where some came
    # through nbgrader's exchange, the others get a secret that nobody knows: the page is released, and nobody fetches it.
    exchanged = any(os.path.lexists(assignment.submitted(student) / SECRET) for student in students)
    for student in students:
        submission = read_submission(assignment, student)
        if exchanged:
            _complete_secret(submission)
        yield submission


def read_submission(assignment: Assignment, student: str) -> Submission:
    """What one student has handed in: a rebuilt notebook for each of the assignment's, and the files beside them."""
    released, folder = assignment.released, assignment.submitted(student)
    submission = Submission(student, folder, {name: HandIn() for name in released})
    why, entries = _unusable(folder, _meant(folder.parent, assignment)), []
    if why is None:
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            why = f"the folder cannot be read ({error.strerror})"
    names = [entry.name for entry in entries]
    for name, handed_in in submission.notebooks.items():
        if why:
            submission.lose(name, why)
        elif not names:
            submission.lose(name, "missing: the folder is empty")
        elif f"{name}.ipynb" not in names:
            submission.lose(name, _missing(folder, name, submission))
        else:
            try:
                path, most = folder / f"{name}.ipynb", assignment.course.largest_kilobytes
                handed_in.nb = read_notebook(path, released[name], most)
            except Unreadable as error:
                submission.lose(name, f"{name}.ipynb is unreadable: {error}")
        if handed_in.nb is None:
            handed_in.nb = without_answers(released[name], handed_in.lost)
    _report_other_files(submission, entries)
    if TIMESTAMP in names:
        _read_timestamp(submission)
    if SECRET in names:
        _read_secret(submission)
    if _unusable(folder) is None:
        _read_files(submission, assignment.teachers, assignment.course.ignore, assignment.step.handed_in_mb)
    return submission


def _not_a_student(entry):
    """Why something in the submitted folder is not a student's folder, or None."""
    if not entry.is_dir() and not entry.is_symlink():
        return Reason("hand-in", f"{entry.name} is a file: a submission is a folder with the student's name")
    if entry.name != entry.name.strip():
        return Reason("hand-in", "the name of the folder begins or ends with a blank: rename it")
    if glob.escape(entry.name) != entry.name:
        # nbgrader takes the path for a pattern.
        return Reason("hand-in", "the name of the folder has one of * ? [ in it: rename it")
    try:
        entry.name.encode()
    except UnicodeEncodeError:
        return Reason("hand-in", "the name of the folder is not valid text: rename it")
    if re.search(r'[<>"\x00-\x1f\x7f-\x9f]', entry.name):
        # The formgrader writes it into its pages as it is, and a terminal would obey it.
        return Reason("hand-in", 'the name of the folder has one of < > " or a control character: rename it')
    return None


def _misplaced(entry, assignment):
    """Whether an expected notebook lies in the student's folder, or there is a folder with nearly the assignment's name."""
    loose = any(os.path.lexists(entry / f"{name}.ipynb") for name in assignment.names)
    return loose or _meant(entry, assignment) is not None


def _meant(entry, assignment):
    """The folder of a student's that is perhaps meant for the assignment, or None.

    It has nearly the same letters, and the same digits: week1 is not meant for week2.
    """
    try:
        names = sorted(path.name for path in entry.iterdir() if path.is_dir())
    except OSError:
        return None
    letters, digits = _letters(assignment.name)
    near = {}
    for name in names:
        theirs, numbers = _letters(name)
        if name != assignment.name and name.isprintable() and numbers == digits:
            # Two assignments may differ by no more than that.
            if not any((assignment.course.folder(step) / name).exists() for step in ("source", "release")):
                near.setdefault(theirs, name)
    close = difflib.get_close_matches(letters, near, n=1, cutoff=NEAR)
    return near[close[0]] if close else None


def _letters(name):
    """The letters of a name, and its digits."""
    name = name.casefold()
    return "".join(filter(str.isalpha, name)), "".join(filter(str.isdigit, name))


def _read_files(submission, teachers, ignored, megabytes):
    """Note what was handed in beside the notebooks, and say what it was."""
    reasons = submission.notebooks[min(submission.notebooks)].reasons
    found = handed_in_files(submission.folder, teachers, ignored, megabytes, submission.notebooks)
    for name, path in found.files.items():
        try:
            open_plain(path).close()
        except OSError as error:
            reasons.append(Reason("hand-in", f"{name} cannot be read ({error.strerror})"))
        else:
            submission.files[name] = path
    if found.too_large:
        reasons.append(Reason("hand-in", left_out_for_size(found.too_large, megabytes)))
    for names, text in (
        (found.ignored, "left out: {}"),
        (found.in_the_way, "left out: {}, which would be in the way of files of the assignment"),
        (found.changed, "the assignment's own {} was used, not what was handed in"),
        (submission.files, "handed in beside the notebooks: {}"),
    ):
        if names:
            submission.remark(text.format(_shown(list(names))))


def _unusable(folder, meant=None):
    """Why no notebook can be taken from `folder`, or None; `meant` is a folder that is there in its place."""
    for path in (folder.parent, folder):
        if path.is_symlink():
            return f"{path.name} is a link, and links are not followed"
    if not os.path.lexists(folder):
        if meant:
            return f"missing: there is a folder {meant}; did they mean {folder.name}? Then rename it"
        return (
            f"missing: the notebook lies in {folder.parent.name}, not in {folder.parent.name}/{folder.name}"
        )
    if not folder.is_dir():
        return f"{folder.name} is a file, not a folder"
    return None


def _missing(folder, name, submission):
    """Say that the notebook `name` is missing, and where else one of its name, or of nearly that name, was found."""
    for path, _, files in os.walk(folder):  # does not follow links
        if path != str(folder) and f"{name}.ipynb" in files:
            return f"missing: {name}.ipynb lies in the folder {os.path.relpath(path, folder)}"
    others = {
        path.stem.lower(): path.name
        for path in folder.glob("*.ipynb")
        if path.stem not in submission.notebooks and path.name.isprintable()
    }
    close = difflib.get_close_matches(name.lower(), others, n=1)
    found = f"; {others[close[0]]} is there, and has another name" if close else ""
    return f"missing: there is no {name}.ipynb{found}"


def read_notebook(path: Path, released: NotebookNode, max_kilobytes: int = 100_000) -> NotebookNode:
    """The released notebook with the answers of a submitted one, which may be of any format that can be upgraded.

    Raises Unreadable with a reason if it cannot be graded against the notebook `released`.
    """
    status = os.lstat(path)
    if stat.S_ISLNK(status.st_mode):
        raise Unreadable("it is a link, and links are not followed")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("it is not a file")
    if status.st_size > max_kilobytes * 1000:
        raise Unreadable(f"it is larger than {max_kilobytes / 1000:g} MB")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(error.strerror) from error
    try:
        megabytes = READ_MEGABYTES + MEMORY_OF_A_BYTE * len(data) / 1e6
        return call_limited(_parse, data, released, seconds=READ_SECONDS, megabytes=megabytes)
    except LimitExceeded as error:
        raise Unreadable(f"to read it takes {error}") from None


def _parse(data, released):
    """The rebuilt notebook of the bytes `data`; Unreadable if it cannot be graded against the notebook `released`."""
    if not data.strip():
        raise Unreadable("the file is empty")
    try:
        text = data.decode("utf-8-sig")  # some editors put a mark in front
    except UnicodeDecodeError:
        raise Unreadable("it is not UTF-8 text") from None
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"it is not valid JSON (line {error.lineno}), perhaps cut off") from None
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001
        raise Unreadable("it is not valid JSON") from None
    try:
        return _read_cells(_text_alone(content), released)
    except (MemoryError, Unreadable):
        raise
    except Exception:  # noqa: BLE001
        # Whatever is wrong with it, nobody else's marks depend on it.
        raise Unreadable("it is JSON, but not a Jupyter notebook") from None


def _text_alone(content):
    """The content of a notebook of any format without outputs and metadata of the notebook, if it is not too large."""
    content["metadata"] = {}
    cells = (
        content["cells"]
        if "cells" in content
        else [c for sheet in content["worksheets"] for c in sheet["cells"]]
    )
    if len(cells) > MOST_CELLS:
        raise Unreadable(f"it has more than {MOST_CELLS} cells")
    pictures = 0
    for cell in cells:
        if "outputs" in cell:
            cell["outputs"] = []
        if "attachments" in cell:
            cell["attachments"] = inert_attachments(cell["attachments"])
            pictures += sum(len(kind) for kinds in cell["attachments"].values() for kind in kinds.values())
    text = json.dumps(content, ensure_ascii=False)
    text.encode()  # a lone surrogate, which no file can hold, fails here for this notebook alone
    if len(text) - pictures > MOST_TEXT:
        raise Unreadable(f"it has more than {MOST_TEXT / 1e6:g} MB of text, outputs and pictures left out")
    return content


def _read_cells(content, released):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbformat's, on ids that are missing or not unique
        # What nbformat.reads does after json.loads, but for validation: of a learner's cells only texts are used.
        major, minor = nbformat.reader.get_version(content)
        nb = nbformat.convert(nbformat.versions[major].to_notebook_json(content, minor=minor), to_version=4)
        start_notes(nb)
        nb = rebuild(released, nb)
    if read_lost(nb):
        raise Unreadable(read_lost(nb))
    return nb


def _report_other_files(submission, entries):
    """Say which other notebooks lie in the folder. They are left out, as with nbgrader."""
    known = {f"{name}.ipynb" for name in submission.notebooks} | {TIMESTAMP, SECRET}
    others = [entry for entry in entries if entry.name not in known and not entry.name.startswith(".")]
    notebooks = [entry for entry in others if entry.suffix.lower() == ".ipynb"]
    left_out = []
    for number, entry in enumerate(notebooks):
        meant = _close_name(entry.stem, submission) if number < NAMES_SHOWN else None
        if meant:
            text = f"{entry.name} is not in the assignment; did they mean {meant}.ipynb?"
            submission.notebooks[meant].reasons.append(Reason("hand-in", text))
        else:
            left_out.append(entry.name)
    if left_out:
        are = (
            "is not in the assignment, and was"
            if len(left_out) == 1
            else "are not in the assignment, and were"
        )
        submission.remark(f"{_shown(left_out)} {are} left out")


def _shown(names):
    """The first names, and how many more there are."""
    more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return ", ".join(names[:NAMES_SHOWN]) + more


def _close_name(stem, submission):
    """The expected notebook whose name is most like `stem`, a missing one if any is missing."""
    missing = [name for name, handed_in in submission.notebooks.items() if handed_in.lost]
    for names in (missing, list(submission.notebooks)):
        by_lower = {name.lower(): name for name in names}
        close = difflib.get_close_matches(stem.lower(), by_lower, n=1)
        if close:
            return by_lower[close[0]]
    return missing[0] if len(missing) == 1 else None


def _read_timestamp(submission):
    """nbgrader's timestamp, if nbgrader will be able to read it."""
    try:
        text = _read_line(submission.folder / TIMESTAMP, LONGEST_TIMESTAMP)
        parse_utc(text)
    except (OSError, ValueError, OverflowError):
        submission.remark(f"{TIMESTAMP} is not a time, and was left out")
    else:
        submission.timestamp = text


def _read_secret(submission):
    """nbgrader's secret, if it is one."""
    try:
        submission.secret = _read_line(submission.folder / SECRET, LONGEST_SECRET) or None
    except (OSError, ValueError):
        submission.secret = None


def _complete_secret(submission):
    if submission.timestamp is None:
        submission.timestamp = ""
    if submission.secret is None:
        submission.secret = secrets.token_hex(64)
        submission.remark(f"there is no {SECRET}: the learner cannot fetch the feedback with nbgrader")


def _read_line(path, longest):
    """The text of a small file without blanks at its ends; ValueError or OSError if it is none."""
    if path.is_symlink() or not path.is_file():
        raise ValueError
    with open(path, "rb") as file:
        data = file.read(longest + 1)
    if len(data) > longest:
        raise ValueError
    return data.decode("utf-8").strip()
