"""One HTML page on a graded assignment: what the class did not understand, and what needs a look.

`read_graded` reads the gradebook once and then one autograded notebook after the other, `collect_figures` counts,
and `render` puts the figures into page.html.j2. The figures are a few rectangles: written as SVG into the page they
stay sharp in print and follow the reader's light or dark colours, and need neither a script nor a drawing library.
"""

import difflib
import math
import os
import re
import statistics
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from nbgrader import utils
from nbgrader.api import (
    Grade,
    Gradebook,
    GradeCell,
    MissingEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from .feedback import ANSI, HideTests
from .grade import CannotGrade, open_course
from .notes import KEY, read_lost
from .records import ADVICE, CellRecord, NotebookRecord, Reason, _errors, _reasons, read_autograded
from .sanitize import grade_id_of

FULL, PARTIAL, ZERO, NOT_GRADED = OUTCOMES = ("full", "partial", "zero", "not graded")
# The error that stands in a cell which was never reached: it says nothing about what the learner understood.
NOT_RUN = "NotRun"
# What nbgrader's stub raises as long as nobody has written an answer.
EMPTY_ANSWER = "NotImplementedError"

TITLES = {
    "hand-in": "Not handed in as expected",
    "tampered": "Tampered with",
    "cells": "Cells deleted, copied or changed",
    "run": "Trouble while running",
    "grader": "Not graded properly",
}
TAMPERED_ADVICE = (
    "read {autograded}/STUDENT/{assignment}/NOTEBOOK.ipynb, and give the marks in nbgrader's formgrader"
)

# A mark by hand is no trouble: it has a section of its own.
FLAGGED = [kind for kind in dict.fromkeys([*TITLES, *ADVICE]) if kind != "by hand"]

LONGEST_TEXT = 300  # characters of a message
NAMES_SHOWN = 8
BINS = 10  # of the scores, in equal steps from 0 to 100 %
# Edges of the bins of times, in seconds: 1, 2 and 5 times a power of ten, since one endless loop is a thousand times
# as long as the others.
TIME_EDGES = [0.0, *(round(digit * 10.0**power, 2) for power in range(-2, 5) for digit in (1, 2, 5))]

ADDRESS = re.compile(r"0x[0-9a-fA-F]+")
# No part of a name (float32, h0), and at most one point (1.5, and "step 2." at the end of a sentence).
NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w)")
NUMBERS = re.compile(r"#(?:, ?#)*,?(?=\))")  # in a shape, so that (3,) and (3, 4) are the same message


@dataclass
class GradedNotebook:
    """One notebook of one student, with what the gradebook does not say about it.

    The record has the marks, the errors of the graded cells, and the reasons. `outcomes` has one of OUTCOMES for each
    graded cell, `waiting` the graded cells that wait for a mark by hand. `cells` names all of nbgrader's cells in the
    order of the notebook (empty if there is no autograded notebook), `errors` is (ename, evalue) by cell, without a
    line of a hidden test, and `tasks` is what the visible text of a test cell says it tests. `lost` says that there was
    nothing to grade. Times are in seconds.
    """

    record: NotebookRecord
    outcomes: dict[str, str] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    errors: dict[str, tuple[str, str]] = field(default_factory=dict)
    tasks: dict[str, str] = field(default_factory=dict)
    lost: bool = False
    seconds: float | None = None
    cell_seconds: dict[str, float] = field(default_factory=dict)
    box: str | None = None
    penalty: float = 0.0
    late: timedelta | None = None


@dataclass
class Bar:
    """One bar of a histogram: the range that it stands for, and how many are in it."""

    label: str
    count: int


@dataclass
class Histogram:
    """Bars of equal width side by side; `ticks` are (place in % of the width, text)."""

    bars: list[Bar]
    ticks: list[tuple[float, str]]

    @property
    def highest(self):
        """The count of the highest bar."""
        return max(bar.count for bar in self.bars)


@dataclass
class Scores:
    """Scores of many, in percent of `max_score`, after late penalties."""

    name: str
    max_score: float
    percents: list[float] = field(default_factory=list)

    def add(self, score):
        """Add one score in points."""
        if self.max_score > 0:
            self.percents.append(100 * score / self.max_score)

    @property
    def median(self):
        """Half have less."""
        return statistics.median(self.percents)

    @property
    def middle_half(self):
        """A quarter have less than the first, a quarter more than the second; None for fewer than four."""
        if len(self.percents) < 4:
            return None
        quarters = statistics.quantiles(self.percents, n=4, method="inclusive")
        return quarters[0], quarters[2]

    @property
    def full(self):
        """How many have all points, or more with extra credit."""
        return sum(percent >= 100 - 1e-9 for percent in self.percents)

    @property
    def histogram(self):
        """The scores in BINS bins; full marks are in the last one."""
        step = 100 // BINS
        counts = Counter(
            min(BINS - 1, max(0, math.floor(percent / step + 1e-9))) for percent in self.percents
        )
        labels = [f"{step * i} to under {step * (i + 1)} %" for i in range(BINS - 1)] + [
            f"{100 - step} % or more"
        ]
        bars = [Bar(label, counts[i]) for i, label in enumerate(labels)]
        return Histogram(bars, [(place, f"{place} %") for place in range(0, 101, 20)])


@dataclass
class People:
    """How many they are, and the first of their names."""

    count: int = 0
    names: list[str] = field(default_factory=list)

    def add(self, name):
        """Count one more."""
        self.count += 1
        if len(self.names) < NAMES_SHOWN:
            self.names.append(name)


@dataclass
class Message:
    """An error that several learners met in one cell; the texts differ in nothing but numbers."""

    ename: str
    texts: Counter = field(default_factory=Counter)
    people: People = field(default_factory=People)

    @property
    def text(self):
        """The commonest of the texts."""
        return self.texts.most_common(1)[0][0]

    @property
    def count(self):
        """How many met it."""
        return self.people.count


@dataclass
class Cell:
    """One of nbgrader's cells, over the class; `max_score` is None if it is not graded.

    `empty` are those who met the error of the stub there: their answer, or one that it calls, was left empty.
    """

    notebook: str
    name: str
    max_score: float | None = None
    task: str = ""
    counts: Counter = field(default_factory=Counter)
    lost: float = 0.0
    waiting: People = field(default_factory=People)
    empty: People = field(default_factory=People)
    by_key: dict[tuple[str, str], Message] = field(default_factory=dict)

    @property
    def is_graded(self):
        """Whether it gives points."""
        return self.max_score is not None

    @property
    def percent_lost(self):
        """The share of the points that were lost, among those whose cell was graded; None without any."""
        graded = self.counts.total() - self.counts[NOT_GRADED]
        return 100 * self.lost / (graded * self.max_score) if graded and self.max_score else None

    @property
    def messages(self):
        """The commonest first."""
        return sorted(self.by_key.values(), key=lambda message: -message.count)

    def percent(self, outcome):
        """The share of `outcome`."""
        return 100 * self.counts[outcome] / self.counts.total()


@dataclass
class Times:
    """Run times of one notebook of the assignment, as (seconds, student, slowest cell, its seconds)."""

    runs: list[tuple[float, str, str, float]] = field(default_factory=list)

    @property
    def median(self):
        """Half took less."""
        return statistics.median(run[0] for run in self.runs)

    @property
    def slowest(self):
        """The five that took longest."""
        return sorted(self.runs, key=lambda run: -run[0])[:5]

    @property
    def histogram(self):
        """The times in bins of which each is about twice as wide as the one before."""
        indices = [max(0, bisect_right(TIME_EDGES, run[0]) - 1) for run in self.runs]
        indices = [min(index, len(TIME_EDGES) - 2) for index in indices]
        first, last = min(indices), max(indices)
        counts = Counter(indices)
        bars, ticks = [], []
        for i in range(first, last + 1):
            bars.append(Bar(f"{TIME_EDGES[i]:g} to {TIME_EDGES[i + 1]:g} s", counts[i]))
        every = 1 + len(bars) // 6  # so that the texts fit on a narrow screen
        for i in range(first, last + 2, every):
            ticks.append((100 * (i - first) / len(bars), f"{TIME_EDGES[i]:g} s"))
        return Histogram(bars, ticks)


@dataclass
class Figures:
    """All that the page shows."""

    assignment: str
    students: int = 0
    absent: People = field(default_factory=People)
    total: Scores = None
    notebooks: dict[str, Scores] = field(default_factory=dict)
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    times: dict[str, Times] = field(default_factory=dict)
    flagged: dict[str, list[tuple[str, str, list[str]]]] = field(default_factory=dict)
    number_flagged: int = 0
    boxes: Counter = field(default_factory=Counter)
    late: list[tuple[str, timedelta | None, float]] = field(default_factory=list)

    @property
    def hardest(self):
        """The graded cells, those first that lost the largest share of their points."""
        graded = [cell for cell in self.cells.values() if cell.is_graded]
        return sorted(graded, key=lambda cell: (-(cell.percent_lost or 0), -cell.lost))

    @property
    def outcomes(self):
        """The outcomes that occurred, in their order."""
        return [outcome for outcome in OUTCOMES if any(cell.counts[outcome] for cell in self.cells.values())]

    @property
    def common_messages(self):
        """(cell, message) over all cells, commonest first; in a class, what only one met is not common."""
        pairs = [(cell, message) for cell in self.cells.values() for message in cell.messages]
        pairs = [pair for pair in pairs if pair[1].count > 1 or self.students == 1]
        return sorted(pairs, key=lambda pair: -pair[1].count)

    @property
    def has_messages(self):
        """Whether any cell raised an error that says something."""
        return any(cell.by_key for cell in self.cells.values())

    @property
    def has_empty(self):
        """Whether any answer was left empty."""
        return any(cell.empty.count for cell in self.cells.values())

    @property
    def number_waiting(self):
        """How many marks are to be given by hand."""
        return sum(cell.waiting.count for cell in self.cells.values())

    @property
    def waiting(self):
        """The cells in which somebody waits for a mark by hand."""
        return [cell for cell in self.cells.values() if cell.waiting.count]


def write_report(course_dir, assignment, output=None):
    """Write the page on `assignment`, by default to reports/ASSIGNMENT.html in the course; returns its path.

    Raises CannotGrade if there is nothing to report, or no place to write it to.
    """
    _, coursedir = open_course(course_dir)
    figures = collect_figures(assignment, *read_graded(coursedir, assignment))
    folders = {
        name: getattr(coursedir, f"{name}_directory")
        for name in ("source", "release", "submitted", "autograded", "feedback")
    }
    page = render(figures, folders)
    path = Path(output) if output else Path(coursedir.root) / "reports" / f"{assignment}.html"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, page)
    except OSError as error:
        raise CannotGrade(f"The page {path} cannot be written ({error.strerror}).") from error
    return path


def _write_whole(path, text):
    """Write all of `text` or nothing: whoever has the page open never sees half of it."""
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        # A learner's message may hold what is no character at all (half of a surrogate pair).
        temporary.write_text(text, encoding="utf-8", errors="backslashreplace")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


# Reading


def read_graded(coursedir, assignment):
    """All that was graded for `assignment`: (max_scores, absent, an iterator of GradedNotebook).

    max_scores has the points of every notebook, and absent the students of the gradebook who have no submission. The
    iterator goes by students and reads one autograded notebook at a time. Raises CannotGrade with a sentence if
    there is nothing.
    """
    path = coursedir.db_url.removeprefix("sqlite:///").split("?")[0]
    if coursedir.db_url.startswith("sqlite:///") and not os.path.exists(path):
        # nbgrader would make an empty one.
        raise CannotGrade(
            f"There is no gradebook in {coursedir.root}. Grade {assignment} first, or name the course (--course-dir)."
        )
    try:
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            known = _find_assignment(gradebook, assignment)
            rows = _read_rows(gradebook, known)
            max_scores = {notebook.name: notebook.max_score for notebook in known.notebooks}
            students = gradebook.db.scalars(select(Student.id)).all()
            cells = _read_cells(gradebook, known)
            duedate = known.duedate
    except SQLAlchemyError as error:
        raise CannotGrade(f"The gradebook cannot be read ({error}).") from error
    if not rows:
        raise CannotGrade(f"Nobody's {assignment} has been graded yet: grade it first.")
    absent = sorted(set(students) - {row.student_id for row in rows})
    return max_scores, absent, _graded_notebooks(coursedir, assignment, rows, cells, duedate)


def _find_assignment(gradebook, name):
    try:
        return gradebook.find_assignment(name)
    except MissingEntry:
        names = [assignment.name for assignment in gradebook.assignments]
    close = difflib.get_close_matches(name, names, n=1)
    hint = "Grade it first."
    if close:
        hint = f"Did you mean {close[0]}?"
    elif names:
        hint = f"It knows: {', '.join(sorted(names))}."
    raise CannotGrade(f"The gradebook knows no assignment {name}. {hint}")


def _read_cells(gradebook, assignment):
    """(name, points) of each graded cell of `assignment`, by its id."""
    cells = {}
    for kind in (GradeCell, TaskCell):
        query = select(kind.id, kind.name, kind.max_score).join(Notebook, Notebook.id == kind.notebook_id)
        for row in gradebook.db.execute(query.where(Notebook.assignment_id == assignment.id)):
            cells[row.id] = (row.name, row.max_score)
    return cells


def _read_rows(gradebook, assignment):
    """One row for each grade, in one query, sorted by student and notebook."""
    query = (
        select(
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            Notebook.name.label("notebook"),
            SubmittedNotebook.late_submission_penalty,
            Grade.cell_id,
            Grade.score,
            Grade.needs_manual_grade,
        )
        .select_from(SubmittedAssignment)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .outerjoin(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .where(SubmittedAssignment.assignment_id == assignment.id)
    )
    # Sorted here, since every database has an order of its own.
    return sorted(gradebook.db.execute(query), key=lambda row: (row.student_id, row.notebook))


def _graded_notebooks(coursedir, assignment, rows, cells, duedate):
    hide = HideTests(config=coursedir.config)
    for (student, name), group in groupby(rows, key=lambda row: (row.student_id, row.notebook)):
        grades = list(group)
        graded = GradedNotebook(NotebookRecord(student, assignment, name))
        _read_notebook(coursedir, graded, hide)
        first = grades[0]
        graded.penalty = first.late_submission_penalty or 0.0
        if first.timestamp and duedate:
            late = first.timestamp - duedate - (first.extension or timedelta())
            graded.late = late if late > timedelta() else None
        _add_marks(graded, [row for row in grades if row.cell_id in cells], cells)
        yield graded


def _read_notebook(coursedir, graded, hide):
    """Read what is in the autograded notebook, if there is one."""
    record = graded.record
    try:
        nb = read_autograded(coursedir, record.assignment, record.student, record.notebook)
        if nb is None:
            text = "there is no autograded notebook: grading was stopped or failed, or the file was moved"
            record.reasons.append(Reason("grader", text))
            graded.lost = True
            return
        _read_metadata(nb, graded)
        if read_lost(nb):
            record.reasons.append(Reason("hand-in", read_lost(nb)))
            graded.lost = True
        record.reasons += _reasons(nb)
        # The texts of errors may hold lines of the hidden tests, and the page is shown to a class sooner or later.
        nb, _ = hide.preprocess(nb, {})
        graded.cells = [grade_id_of(cell) for cell in nb.cells if grade_id_of(cell)]
        graded.errors = {name: error for name, error in _errors(nb).items() if name}
        graded.tasks = {grade_id_of(cell): _task(cell) for cell in nb.cells if grade_id_of(cell)}
    except Exception as error:  # noqa: BLE001
        # One file that somebody damaged must not cost the page.
        text = f"the autograded notebook cannot be read ({type(error).__name__})"
        record.reasons.append(Reason("grader", text))


def _read_metadata(nb, graded):
    """Read what the grader noted about run times, the box, and cells that were tampered with."""
    notes = _notes(nb)
    graded.seconds = _seconds(notes)
    graded.box = notes.get("box") if isinstance(notes.get("box"), str) else None
    for cell in nb.cells:
        name, notes = grade_id_of(cell), _notes(cell)
        if name and _seconds(notes) is not None:
            graded.cell_seconds[name] = _seconds(notes)
        if name and isinstance(notes.get("tampered"), str):
            graded.record.reasons.append(Reason("tampered", f"{name}: {notes['tampered']}"))


def _notes(node):
    notes = node.metadata.get(KEY)
    return notes if isinstance(notes, dict) else {}


def _seconds(notes):
    seconds = notes.get("seconds")
    return float(seconds) if isinstance(seconds, (int, float)) and 0 <= seconds < math.inf else None


def _task(cell):
    """The comment at the top of a test cell, as learners see it: what it tests."""
    if cell.cell_type != "code" or not utils.is_grade(cell) or utils.is_solution(cell):
        return ""
    lines = []
    for line in cell.source.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.strip("# "))
    return _shorten(" ".join(lines))


def _add_marks(graded, rows, cells):
    """Put the marks from the gradebook into the record, and work out what they mean."""
    record = graded.record
    for row in sorted(rows, key=lambda row: cells[row.cell_id]):
        name, max_score = cells[row.cell_id]
        ename, evalue = graded.errors.get(name, ("", ""))
        record.cells.append(CellRecord(name, row.score, max_score, ename, evalue))
        record.score += row.score
        record.max_score += max_score
        if row.needs_manual_grade and not graded.lost:
            graded.waiting.append(name)
        if row.needs_manual_grade or (row.score <= 0 and ename == NOT_RUN):
            graded.outcomes[name] = NOT_GRADED
        elif row.score >= max_score:
            graded.outcomes[name] = FULL
        else:
            graded.outcomes[name] = PARTIAL if row.score > 0 else ZERO
    record.score -= graded.penalty


# Counting


def collect_figures(assignment, max_scores, absent, notebooks):
    """Count over all `notebooks`, of which each is seen once; the arguments are what `read_graded` returns."""
    figures = Figures(assignment, total=Scores("All notebooks", sum(max_scores.values())))
    for name in absent:
        figures.absent.add(name)
    figures.notebooks = {name: Scores(name, points) for name, points in sorted(max_scores.items())}
    figures.flagged = {kind: [] for kind in FLAGGED}
    order = {}  # of the cells in each notebook: all autograded notebooks have the released one's
    for student, group in groupby(notebooks, key=lambda graded: graded.record.student):
        score, penalty, late = 0.0, 0.0, None
        for graded in group:
            if graded.cells:
                order.setdefault(graded.record.notebook, graded.cells)
            _count_notebook(figures, graded)
            score += graded.record.score
            penalty += graded.penalty
            late = graded.late
        figures.students += 1
        figures.total.add(score)
        if penalty:
            figures.late.append((student, late, penalty))
    figures.cells = {
        cell: figures.cells[cell] for cell in sorted(figures.cells, key=lambda cell: _place(order, *cell))
    }
    return figures


def _place(order, notebook, name):
    names = order.get(notebook, [])
    return notebook, names.index(name) if name in names else len(names)


def _count_notebook(figures, graded):
    record = graded.record
    figures.notebooks[record.notebook].add(record.score)
    for mark in record.cells:
        cell = _cell(figures, record.notebook, mark.name)
        cell.max_score = mark.max_score
        cell.task = cell.task or graded.tasks.get(mark.name, "")
        outcome = graded.outcomes[mark.name]
        cell.counts[outcome] += 1
        if outcome != NOT_GRADED:
            cell.lost += max(0.0, mark.max_score - mark.score)
        if mark.name in graded.waiting:
            cell.waiting.add(record.student)
    for name, (ename, evalue) in graded.errors.items():
        if ename != NOT_RUN:
            _add_message(_cell(figures, record.notebook, name), record.student, ename, evalue)
    if graded.seconds is not None:
        times = figures.times.setdefault(record.notebook, Times())
        slowest = max(graded.cell_seconds, key=graded.cell_seconds.get, default="")
        times.runs.append((graded.seconds, record.student, slowest, graded.cell_seconds.get(slowest, 0.0)))
    if graded.box:
        figures.boxes[graded.box] += 1
    _add_flags(figures, record)


def _cell(figures, notebook, name):
    return figures.cells.setdefault((notebook, name), Cell(notebook, name))


def _add_message(cell, student, ename, evalue):
    text = clean_text(evalue)
    if ename == EMPTY_ANSWER and not text:
        cell.empty.add(student)
        return
    message = cell.by_key.setdefault((ename, normal_text(text)), Message(clean_text(ename)))
    message.texts[text] += 1
    message.people.add(student)


def clean_text(text):
    """A message in one line, without colours and control characters, and cut if it is long."""
    text = "".join(char if char.isprintable() else " " for char in ANSI.sub("", text))
    return _shorten(" ".join(text.split()))


def normal_text(text):
    """What texts that differ in nothing but numbers and addresses have in common."""
    return NUMBERS.sub("#", NUMBER.sub("#", ADDRESS.sub("#", text)))


def _shorten(text):
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _add_flags(figures, record):
    for kind in FLAGGED:
        texts = [clean_text(reason.text) for reason in record.reasons if reason.kind == kind]
        if texts:
            figures.flagged[kind].append((record.student, record.notebook, texts))
    figures.number_flagged += any(reason.kind in FLAGGED for reason in record.reasons)


# Rendering


def render(figures, folders):
    """The page as a string; `folders` are the course's, for the advice."""
    environment = Environment(
        loader=PackageLoader("gradebox", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(seconds=_format_seconds, duration=_format_duration, percent=_format_percent)
    advice = {
        kind: text.format(assignment=figures.assignment, **folders)
        for kind, text in {"tampered": TAMPERED_ADVICE, **ADVICE}.items()
    }
    return environment.get_template("page.html.j2").render(
        figures=figures,
        advice=advice,
        titles=TITLES,
        empty_answer=EMPTY_ANSWER,
        made=datetime.now().astimezone(),
    )


def _format_percent(percent):
    """Rounded, except that only full marks are 100 % and only nothing at all is 0 %."""
    if 0 < percent < 1:
        return "under 1\u00a0%"
    if 99 < percent < 100 - 1e-9:
        return "over 99\u00a0%"
    return f"{percent:.0f}\u00a0%"


def _format_seconds(seconds):
    """With two or three digits."""
    return f"{seconds:.0f}\u00a0s" if seconds >= 9.95 else f"{seconds:.2g}\u00a0s"


def _format_duration(late):
    """In days and hours, or in minutes if it is less than an hour."""
    minutes = int(late.total_seconds() // 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {minutes % 60} min" if hours else f"{minutes} min"
