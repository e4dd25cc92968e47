"""Look over what was handed in, and put a copy of it where nbgrader can do nothing wrong with it.

nbgrader stops, or leaves a learner out, when a notebook cannot be read or is not there, and it follows links and
copies every file beside the notebook into the folder in which the kernel runs. So it is given a staged copy with the
expected notebooks and the files that were handed in beside them. The submitted folder itself is never written to.
"""

import difflib
import glob
import json
import os
import re
import secrets
import stat
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc

from ..inert import inert_attachments
from ..limited import LimitExceeded, call_limited
from ..model import NotebookRecord, Reason
from ..notes import read_lost, start_notes
from ..running.execute import ExecuteInBox
from .beside import SECRET, TIMESTAMP, handed_in_files, left_out_for_size, teachers_files
from .rebuild import rebuild

LONGEST_TIMESTAMP = 100  # bytes
LONGEST_SECRET = 1_000
NAMES_SHOWN = 5  # of files that are not graded

# What one notebook may take while it is read; notebooks of courses take a hundredth of it.
MOST_CELLS = 5_000
MOST_TEXT = 5_000_000  # characters, without outputs and pictures
READ_SECONDS = 20  # of processor time
READ_MEGABYTES = 600
MEMORY_OF_A_BYTE = 4  # bytes of memory for each of the file: it is held as bytes, as text, and as strings


class CannotGrade(Exception):
    """A sentence for the teacher: why nothing can be graded, and what to do about it."""


class Unreadable(Exception):
    """Why a file is no notebook that could be graded, in a few words."""


@dataclass
class HandIn:
    """What was found in place of one expected notebook; `lost` says why there is nothing to grade."""

    lost: str | None = None
    reasons: list[Reason] = field(default_factory=list)


@dataclass
class Submission:
    """One student's folder: a HandIn for each notebook of the assignment."""

    student: str
    folder: Path
    staged: Path
    notebooks: dict[str, HandIn]
    files: dict[str, Path] = field(default_factory=dict)  # handed in beside the notebooks: the staged copies

    def lose(self, name, why):
        """Note that there is nothing to grade for the notebook `name`."""
        self.notebooks[name].lost = why
        self.notebooks[name].reasons.insert(0, Reason("hand-in", why))

    def records(self, assignment, failure):
        """Records without marks, for when the gradebook itself cannot be read."""
        return [
            NotebookRecord(
                self.student, assignment, name, reasons=[*handed_in.reasons, Reason("grader", failure)]
            )
            for name, handed_in in sorted(self.notebooks.items())
        ]


def collect(coursedir, assignment, released, staged_path):
    """Stage all submissions to `assignment`; nothing in the submitted folder is changed.

    `released` holds the released notebooks by name; `staged_path(student)` is the folder for the copies of one
    student. Returns the submissions, and records of what is in the submitted folder without being one.
    """
    submitted = Path(coursedir.format_path(coursedir.submitted_directory, ".", "."))
    submissions, others = [], []
    teachers = teachers_files(coursedir.config, coursedir, assignment)
    megabytes = ExecuteInBox(config=coursedir.config).handed_in_mb
    for entry in sorted(submitted.iterdir()):
        student = entry.name
        if student.startswith("."):
            continue
        other = _not_a_student(entry)
        folder = Path(coursedir.format_path(coursedir.submitted_directory, student, assignment))
        if other is None and not os.path.lexists(folder) and not _misplaced(entry, released):
            other = Reason("remark", f"handed in nothing for {assignment}")
        if other:
            others.append(NotebookRecord(student, assignment, "", reasons=[other]))
            continue
        staged = Path(staged_path(student))
        submission = Submission(student, folder, staged, {name: HandIn() for name in released})
        _stage(submission, released, staged, coursedir.max_file_size)
        if _unusable(folder) is None:
            _stage_files(submission, teachers, coursedir.ignore, megabytes)
        submissions.append(submission)
    _complete_secrets(submissions)
    return submissions, others


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


def _misplaced(entry, released):
    """Whether an expected notebook lies in the student's folder rather than in the assignment's."""
    return any(os.path.lexists(entry / f"{name}.ipynb") for name in released)


def _stage(submission, released, target, max_kilobytes):
    """Copy one submission, with the released notebook in place of every one that is lost."""
    folder = submission.folder
    target.mkdir(parents=True)
    entries = []
    why = _unusable(folder)
    if why is None:
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            why = f"the folder cannot be read ({error.strerror})"
    names = [entry.name for entry in entries]
    for name in released:
        nb = None
        if why:
            submission.lose(name, why)
        elif not names:
            submission.lose(name, "missing: the folder is empty")
        elif f"{name}.ipynb" not in names:
            submission.lose(name, _missing(folder, name))
        else:
            try:
                nb = read_notebook(folder / f"{name}.ipynb", released[name], max_kilobytes)
            except Unreadable as error:
                submission.lose(name, f"{name}.ipynb is unreadable: {error}")
        if nb is None:
            nb = nbformat.from_dict(released[name])
            start_notes(nb, lost=submission.notebooks[name].lost)
        nbformat.write(nb, target / f"{name}.ipynb")
    _report_other_files(submission, entries)
    if TIMESTAMP in names:
        _copy_timestamp(submission, target)
    if SECRET in names:
        _copy_secret(submission, target)


def _stage_files(submission, teachers, ignored, megabytes):
    """Copy what was handed in beside the notebooks, and say what it was."""
    reasons = submission.notebooks[min(submission.notebooks)].reasons
    found = handed_in_files(submission.folder, teachers, ignored, megabytes, submission.notebooks)
    for name, path in found.files.items():
        target = submission.staged / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
                target.write_bytes(file.read())
                if os.fstat(file.fileno()).st_mode & stat.S_IXUSR:
                    target.chmod(target.stat().st_mode | 0o111)
        except OSError as error:
            reasons.append(Reason("hand-in", f"{name} cannot be read ({error.strerror})"))
        else:
            submission.files[name] = target
    if found.too_large:
        reasons.append(Reason("hand-in", left_out_for_size(found.too_large, megabytes)))
    for names, text in (
        (found.ignored, "left out: {}"),
        (found.in_the_way, "left out: {}, which would be in the way of files of the assignment"),
        (found.changed, "the assignment's own {} was used, not what was handed in"),
        (submission.files, "handed in beside the notebooks: {}"),
    ):
        if names:
            reasons.append(Reason("remark", text.format(_shown(list(names)))))


def _unusable(folder):
    """Why no notebook can be taken from `folder`, or None."""
    for path in (folder.parent, folder):
        if path.is_symlink():
            return f"{path.name} is a link, and links are not followed"
    if not os.path.lexists(folder):
        return (
            f"missing: the notebook lies in {folder.parent.name}, not in {folder.parent.name}/{folder.name}"
        )
    if not folder.is_dir():
        return f"{folder.name} is a file, not a folder"
    return None


def _missing(folder, name):
    """Say that the notebook `name` is missing, and where else one of its name was found."""
    for path, _, files in os.walk(folder):  # does not follow links
        if path != str(folder) and f"{name}.ipynb" in files:
            return f"missing: {name}.ipynb lies in the folder {os.path.relpath(path, folder)}"
    return f"missing: there is no {name}.ipynb"


def read_notebook(path, released, max_kilobytes=100_000):
    """Read a submitted notebook, of any format that can be upgraded, without its outputs.

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
    """The notebook in the bytes `data`; Unreadable if it cannot be graded against the notebook `released`."""
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
    """The JSON of a notebook of any format without outputs and metadata of the notebook, if it is not too large."""
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
    if len(text) - pictures > MOST_TEXT:
        raise Unreadable(f"it has more than {MOST_TEXT / 1e6:g} MB of text, outputs and pictures left out")
    return text


def _read_cells(text, released):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbformat's, on ids that are missing or not unique
        nb = nbformat.reads(text, as_version=4)
        start_notes(nb)
        # A trial of all that will be done with it: what fails here fails for this notebook alone.
        copy = nbformat.writes(nb)
        copy.encode()
        lost = read_lost(rebuild(released, nbformat.reads(copy, as_version=4)))
        if lost:
            raise Unreadable(lost)
    return nb


def _report_other_files(submission, entries):
    """Say which other notebooks lie in the folder. They are left out, as with nbgrader."""
    known = {f"{name}.ipynb" for name in submission.notebooks} | {TIMESTAMP, SECRET}
    others = [entry for entry in entries if entry.name not in known and not entry.name.startswith(".")]
    first = min(submission.notebooks)
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
        submission.notebooks[first].reasons.append(Reason("remark", f"{_shown(left_out)} {are} left out"))


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


def _copy_timestamp(submission, target):
    """Copy nbgrader's timestamp, if nbgrader will be able to read it."""
    try:
        text = _read_line(submission.folder / TIMESTAMP, LONGEST_TIMESTAMP)
        parse_utc(text)
    except (OSError, ValueError, OverflowError):
        _remark(submission, f"{TIMESTAMP} is not a time, and was left out")
        return
    (target / TIMESTAMP).write_text(text, encoding="utf-8")


def _copy_secret(submission, target):
    """Copy nbgrader's secret, if it is one."""
    try:
        text = _read_line(submission.folder / SECRET, LONGEST_SECRET)
    except (OSError, ValueError):
        text = ""
    if text:
        (target / SECRET).write_text(text, encoding="utf-8")


def _complete_secrets(submissions):
    """Where some came through nbgrader's exchange, put what the exchange needs beside the others.

    `nbgrader release_feedback` stops for the whole class at a page without a secret and a timestamp. With a secret that
    nobody knows the page is released, and nobody can fetch it.
    """
    if not any(os.path.lexists(submission.folder / SECRET) for submission in submissions):
        return
    for submission in submissions:
        if not (submission.staged / TIMESTAMP).exists():
            (submission.staged / TIMESTAMP).touch()
        if not (submission.staged / SECRET).exists():
            (submission.staged / SECRET).write_text(secrets.token_hex(64), encoding="utf-8")
            _remark(submission, f"there is no {SECRET}: the learner cannot fetch the feedback with nbgrader")


def _read_line(path, longest):
    """The text of a small file without blanks at its ends; ValueError or OSError if it is none."""
    if path.is_symlink() or not path.is_file():
        raise ValueError
    with open(path, "rb") as file:
        data = file.read(longest + 1)
    if len(data) > longest:
        raise ValueError
    return data.decode("utf-8").strip()


def _remark(submission, text):
    submission.notebooks[min(submission.notebooks)].reasons.append(Reason("remark", text))
