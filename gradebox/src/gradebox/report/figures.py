"""Count what was graded: scores, cells, messages, run times, and what needs a look, for the page on the class."""

import math
import re
import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby

from ..inert import one_line
from ..model import ADVICE
from .read import NOT_GRADED, NOT_RUN, OUTCOMES, GradedNotebook, Marks, shorten

# What nbgrader's stub raises as long as nobody has written an answer.
EMPTY_ANSWER = "NotImplementedError"

TITLES = {
    "hand-in": "Not handed in as expected",
    "cells": "Cells deleted, copied or changed",
    "run": "Trouble while running",
    "slow": "Stopped, as it took too long",
    "grader": "Not graded properly",
    "package": "Packages that are not installed",
}
# A mark by hand is no trouble: it has a section of its own.
FLAGGED = [kind for kind in dict.fromkeys([*TITLES, *ADVICE]) if kind != "by hand"]

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
    def highest(self) -> int:
        """The count of the highest bar."""
        return max(bar.count for bar in self.bars)


@dataclass
class Scores:
    """Scores of many, in percent of `max_score`, after late penalties."""

    name: str
    max_score: float
    percents: list[float] = field(default_factory=list)

    def add(self, score: float) -> None:
        """Add one score in points."""
        if self.max_score > 0:
            self.percents.append(100 * score / self.max_score)

    @property
    def median(self) -> float:
        """Half have less."""
        return statistics.median(self.percents)

    @property
    def middle_half(self) -> tuple[float, float] | None:
        """A quarter have less than the first, a quarter more than the second; None for fewer than four."""
        if len(self.percents) < 4:
            return None
        quarters = statistics.quantiles(self.percents, n=4, method="inclusive")
        return quarters[0], quarters[2]

    @property
    def full(self) -> int:
        """How many have all points, or more with extra credit."""
        return sum(percent >= 100 - 1e-9 for percent in self.percents)

    @property
    def histogram(self) -> Histogram:
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

    def add(self, name: str) -> None:
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
    def text(self) -> str:
        """The commonest of the texts."""
        return self.texts.most_common(1)[0][0]

    @property
    def count(self) -> int:
        """How many met it."""
        return self.people.count


@dataclass
class Cell:
    """One of nbgrader's cells, over the class; `max_score` is None if it is not graded.

    `empty` are those who met the error of the stub there: their answer, or one that it calls, was left empty.
    `by_referee` counts for how many the referee ran it (True), and for how many the process of their own code (False).
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
    by_referee: Counter = field(default_factory=Counter)

    @property
    def ran(self) -> str:
        """Who ran it, in words; empty if it is no test, or never ran."""
        if not self.by_referee:
            return ""
        if not self.by_referee[True]:
            return "run in the process of the student's code"
        if not self.by_referee[False]:
            return "run by the referee"
        return f"run by the referee for {self.by_referee[True]} of {self.by_referee.total()} students"

    @property
    def is_graded(self) -> bool:
        """Whether it gives points."""
        return self.max_score is not None

    @property
    def percent_lost(self) -> float | None:
        """The share of the points that were lost, among those whose cell was graded; None without any."""
        graded = self.counts.total() - self.counts[NOT_GRADED]
        return 100 * self.lost / (graded * self.max_score) if graded and self.max_score else None

    @property
    def is_settled(self) -> bool:
        """Whether most of its marks are given: the few that are say little on how hard it is."""
        return 2 * self.waiting.count < self.counts.total()

    @property
    def messages(self) -> "list[Message]":
        """The commonest first."""
        return sorted(self.by_key.values(), key=lambda message: -message.count)

    def percent(self, outcome: str) -> float:
        """The share of `outcome`."""
        return 100 * self.counts[outcome] / self.counts.total()


@dataclass
class Times:
    """Run times of one notebook of the assignment, as (seconds, student, slowest cell, its seconds)."""

    runs: list[tuple[float, str, str, float]] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Half took less."""
        return statistics.median(run[0] for run in self.runs)

    @property
    def slowest(self) -> list[tuple[float, str, str, float]]:
        """The five that took longest."""
        return sorted(self.runs, key=lambda run: -run[0])[:5]

    @property
    def histogram(self) -> Histogram:
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
    def hardest(self) -> list[Cell]:
        """The graded cells, those first that lost the largest share of their points; last those that wait for a person."""
        graded = [cell for cell in self.cells.values() if cell.is_graded]
        return sorted(graded, key=lambda cell: (not cell.is_settled, -(cell.percent_lost or 0), -cell.lost))

    @property
    def outcomes(self) -> list[str]:
        """The outcomes that occurred, in their order."""
        return [outcome for outcome in OUTCOMES if any(cell.counts[outcome] for cell in self.cells.values())]

    @property
    def common_messages(self) -> "list[tuple[Cell, Message]]":
        """(cell, message) over all cells, commonest first; in a class, what only one met is not common."""
        pairs = [(cell, message) for cell in self.cells.values() for message in cell.messages]
        pairs = [pair for pair in pairs if pair[1].count > 1 or self.students == 1]
        return sorted(pairs, key=lambda pair: -pair[1].count)

    @property
    def has_messages(self) -> bool:
        """Whether any cell raised an error that says something."""
        return any(cell.by_key for cell in self.cells.values())

    @property
    def has_empty(self) -> bool:
        """Whether any answer was left empty."""
        return any(cell.empty.count for cell in self.cells.values())

    @property
    def number_waiting(self) -> int:
        """How many marks are to be given by hand."""
        return sum(cell.waiting.count for cell in self.cells.values())

    @property
    def waiting(self) -> list[Cell]:
        """The cells in which somebody waits for a mark by hand."""
        return [cell for cell in self.cells.values() if cell.waiting.count]


def collect_figures(assignment: str, marks: Marks, notebooks: Iterable[GradedNotebook]) -> Figures:
    """Count over all `notebooks`, of which each is seen once; the arguments are what `read_graded` returns."""
    figures = Figures(assignment, total=Scores("All notebooks", sum(marks.max_scores.values())))
    for name in marks.absent:
        figures.absent.add(name)
    figures.notebooks = {name: Scores(name, points) for name, points in sorted(marks.max_scores.items())}
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
        if mark.name in graded.by_referee:
            cell.by_referee[graded.by_referee[mark.name]] += 1
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


def clean_text(text: str) -> str:
    """A message in one line, without colours and control characters, and cut if it is long."""
    return shorten(one_line(text))


def normal_text(text: str) -> str:
    """What texts that differ in nothing but numbers and addresses have in common."""
    return NUMBERS.sub("#", NUMBER.sub("#", ADDRESS.sub("#", text)))


def _add_flags(figures, record):
    for kind in FLAGGED:
        texts = [clean_text(reason.text) for reason in record.reasons if reason.kind == kind]
        if texts:
            figures.flagged[kind].append((record.student, record.notebook, texts))
    figures.number_flagged += any(reason.kind in FLAGGED for reason in record.reasons)
