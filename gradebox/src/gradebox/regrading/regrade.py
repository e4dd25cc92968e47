"""`gradebox regrade ASSIGNMENT`: tests, points or cells were changed after marks were given; who gains, and who loses?

The assignment is graded on a copy of the gradebook, with all that is known of earlier runs. Nothing else is written until
that is asked for, and then only what an instructor has not given by hand is new.
"""

import os
import shutil
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from nbgrader.api import MissingEntry, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ..config import without_hooks
from ..course import Assignment, Course, open_course
from ..errors import CannotGrade
from ..grade import Options, check_course, generate, grade_course
from ..inert import one_line
from ..model import NotebookRecord
from ..nbgrader_parts import LOG_FILE
from ..report.table import table_of, write_csv
from ..report.templates import templates, write_whole
from ..working import working
from .changes import NEW, Added, CellChange, compare, copy_gradebook, empty_gradebook, follow, read_structure

ENOUGH = 1e-9  # points that are no difference


@dataclass(frozen=True)
class Mark:
    """A grade of the gradebook."""

    score: float
    max_score: float
    auto: float | None
    by_hand: float | None
    waits: bool


@dataclass
class Work:
    """One notebook of one student in the gradebook: the sum after late penalties, and the grades by cell."""

    score: float
    max_score: float
    marks: dict[str, Mark]


@dataclass
class Row:
    """One notebook of one student before and after."""

    student: str
    notebook: str
    before: Work
    after: Work
    causes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def difference(self) -> float:
        """What the student gains or loses, as a share of all points."""
        shares = [
            work.score / work.max_score if work.max_score else 0.0 for work in (self.before, self.after)
        ]
        return shares[1] - shares[0]


@dataclass
class Comparison:
    """All that the table and the page show."""

    assignment: str
    changes: dict[tuple[str, str], CellChange]
    rows: list[Row]
    tests: list[
        tuple[str, str, str, int, int]
    ]  # notebook, cell, what happened to it, how many gain, how many lose
    not_handed_in: list[str]

    @property
    def losers(self) -> list[Row]:
        """Who loses most comes first."""
        return sorted((row for row in self.rows if row.difference < -ENOUGH), key=lambda row: row.difference)

    @property
    def gainers(self) -> list[Row]:
        """Who gains most comes first."""
        return sorted((row for row in self.rows if row.difference > ENOUGH), key=lambda row: -row.difference)

    @property
    def others(self) -> list[Row]:
        """Who keeps the share of the points, but not all marks, or needs a look."""
        return [row for row in self.rows if abs(row.difference) <= ENOUGH and (row.causes or row.notes)]


def regrade(
    course_dir: str | Path | None, assignment: str, options: Options | None = None, write: bool = False
) -> Comparison:
    """Grade an assignment whose notebooks have changed, and compare; with `write` also write it.

    Raises CannotGrade with a sentence that says what to do.
    """
    options = options or Options()
    course = open_course(course_dir, options.say)
    check_course(course, assignment)
    if not Assignment(course, assignment).has_source():
        raise CannotGrade(f"There is no notebook in {course.source}/{assignment}/ to grade again by.")
    before, old = _read(course, assignment)
    if not before:
        raise CannotGrade(f"Nobody's {assignment} has been graded yet: gradebox grade {assignment} does it.")
    with working(course) as (errors, work):
        # The copy of the course that is tried has files of its own, and no hooks of the course's are called for it.
        tried = replace(
            course,
            config=without_hooks(course.config),
            db_url=copy_gradebook(course.db_url, work / "gradebook.db"),
            autograded=os.path.join(work.name, "autograded"),
            feedback=os.path.join(work.name, "feedback"),
        )
        new = _new_structure(tried, assignment, work, errors)
        changes = compare(old, new)
        added = frozenset(cell for cell, change in changes.items() if change.what == NEW)
        with tried.gradebook() as gradebook:
            follow(gradebook, assignment, new)
        records = grade_course(tried, assignment, replace(options, feedback=False), added)
        after, _ = _read(tried, assignment)
        comparison = _compare(assignment, changes, before, after, records)
    if write:
        _write(course, assignment, new, added, options)
    return comparison


def _new_structure(course, assignment, work, errors):
    """The assignment as nbgrader records it in a gradebook that knows nothing of it."""
    elsewhere, failure = generate(
        replace(course, db_url=empty_gradebook(work / "new.db")), assignment, work, errors
    )
    if failure:
        Assignment(course, assignment).read_source()  # says which of them cannot be read
        raise CannotGrade(f"{assignment} could not be prepared ({failure}). {LOG_FILE} says more.")
    with elsewhere.gradebook() as gradebook:
        return read_structure(gradebook, assignment)


def _read(course, assignment):
    """The work of everybody by student and notebook, and the structure of the assignment."""
    if not course.has_gradebook():
        return {}, {}
    with course.gradebook() as gradebook:
        try:
            row = gradebook.find_assignment(assignment)
        except MissingEntry:
            return {}, {}
        found = {}
        query = select(SubmittedAssignment).where(SubmittedAssignment.assignment_id == row.id)
        several = selectinload(SubmittedAssignment.notebooks).selectinload(SubmittedNotebook.grades)
        for submission in gradebook.db.scalars(query.options(several)):
            for notebook in submission.notebooks:
                marks = {
                    grade.name: Mark(
                        grade.score,
                        grade.max_score,
                        grade.auto_score,
                        grade.manual_score,
                        grade.needs_manual_grade,
                    )
                    for grade in notebook.grades
                }
                score = sum(mark.score for mark in marks.values()) - (notebook.late_submission_penalty or 0)
                most = sum(mark.max_score for mark in marks.values())
                found[submission.student_id, notebook.name] = Work(score, most, marks)
        return found, read_structure(gradebook, assignment)


def _compare(assignment, changes, before, after, records):
    notes = {(record.student, record.notebook): record for record in records}
    nothing = Work(0.0, 0.0, {})
    rows, gains, losses = [], {}, {}
    for student, name in sorted(before.keys() | after.keys()):
        old, new = before.get((student, name), nothing), after.get((student, name), nothing)
        row = Row(student, name, old, new)
        rows.append(row)
        row.notes = _notes(notes.get((student, name)), new)
        if (student, name) not in before:
            row.causes.append("was not graded before")
            continue
        for cell in [*old.marks, *(cell for cell in new.marks if cell not in old.marks)]:
            was, now = old.marks.get(cell), new.marks.get(cell)
            if was and now and (was.score, was.max_score) == (now.score, now.max_score):
                continue
            row.causes.append(_cause(cell, was, now, changes.get((name, cell))))
            difference = (now.score if now else 0) - (was.score if was else 0)
            if difference:
                counted = gains if difference > 0 else losses
                counted[name, cell] = counted.get((name, cell), 0) + 1
    cells = dict.fromkeys([*changes, *gains, *losses])
    tests = [
        (name, cell, changes[name, cell].text if (name, cell) in changes else "as it was")
        + (gains.get((name, cell), 0), losses.get((name, cell), 0))
        for name, cell in cells
    ]
    gone = {record.student for record in records for reason in record.reasons if reason.kind == "gone"}
    handed_in = {record.student for record in records if record.notebook} - gone
    absent = sorted({student for student, _ in before} - handed_in)
    return Comparison(assignment, changes, rows, tests, absent)


def _cause(cell, was, now, change):
    """What became of the mark of one cell."""
    what = f" ({change.what})" if change and was and now else ""
    if now is None:
        return f"{cell} was taken out: had {was.score:g} of {was.max_score:g}"
    if was is None:
        return f"{cell} is new: {now.score:g} of {now.max_score:g}"
    if was.max_score != now.max_score:
        return f"{cell}: {was.score:g} of {was.max_score:g} → {now.score:g} of {now.max_score:g}{what}"
    return f"{cell}: {was.score:g} → {now.score:g}{what}"


def _notes(record: NotebookRecord | None, work):
    """What the instructor should know of a row."""
    notes = [
        f"the mark by hand for {cell}, {mark.by_hand:g}, is more than its {mark.max_score:g} points"
        for cell, mark in work.marks.items()
        if mark.by_hand is not None and mark.by_hand > mark.max_score
    ]
    if record:
        notes += [
            reason.text for reason in record.reasons if reason.kind in ("run", "slow", "grader", "package")
        ]
    return notes


def _write(course, assignment, structure, added, options):
    """Write it: first the rows that are added or removed, then the marks and the table as `gradebox grade` does."""
    file = course.gradebook_file
    if file:
        kept = file.with_name(f"{file.name}.{datetime.now():%Y-%m-%d-%H%M%S}")
        shutil.copy(file, kept)
        options.say(f"The gradebook as it was is {kept.name}.")
    with course.gradebook() as gradebook:
        follow(gradebook, assignment, structure)
    Added(course.root, assignment).add(added)
    write_csv(grade_course(course, assignment, options), table_of(course, assignment))


def format_comparison(comparison: Comparison) -> str:
    """The comparison as text: what has changed, who loses, who gains."""
    lines = []
    if comparison.tests:
        rows = [("notebook", "cell", "what", "gain", "lose")]
        rows += [tuple(map(str, test)) for test in comparison.tests]
        lines += [*_table(rows), ""]
    else:
        lines += ["Nothing has changed: the tests, points and cells are those of the last grading.", ""]
    rows = [("student", "notebook", "before", "now", "by")]
    for row in [*comparison.losers, *comparison.gainers, *comparison.others]:
        scores = [f"{work.score:g} / {work.max_score:g}" for work in (row.before, row.after)]
        rows.append((row.student, row.notebook, *scores, "; ".join([*row.causes, *row.notes])))
    if len(rows) > 1:
        lines += [*_table(rows), ""]
    return "\n".join([*lines, summary(comparison)])


def summary(comparison: Comparison) -> str:
    """How many gain, lose and keep their marks."""
    gain, lose = len(comparison.gainers), len(comparison.losers)
    kept = len(comparison.rows) - gain - lose
    text = f"Of {len(comparison.rows)} notebooks {gain} gain, {lose} lose, and {kept} keep their share of the points."
    if comparison.not_handed_in:
        names = ", ".join(map(one_line, comparison.not_handed_in))
        text += f" Not run again, since they are no longer among the submissions: {names}."
    return text


def _table(rows):
    rows = [[one_line(text) for text in row] for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def write_page(course: Course, comparison: Comparison, written: bool) -> Path:
    """Write the page on a comparison to reports/ASSIGNMENT-regrade.html in the course; returns its path."""
    page = (
        templates()
        .get_template("regrading/page.html.j2")
        .render(
            comparison=comparison,
            summary=summary(comparison),
            written=written,
            made=datetime.now().astimezone(),
            one_line=one_line,
        )
    )
    path = course.root / "reports" / f"{comparison.assignment}-regrade.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, page)
    return path
