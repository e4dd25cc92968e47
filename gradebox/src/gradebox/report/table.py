"""Tell the teacher: a table for a spreadsheet, and one for the terminal with what needs a look at its end."""

import csv
import re
from pathlib import Path

from ..course import Course
from ..inert import one_line
from ..model import ADVICE, NotebookRecord

COLUMNS = ("student", "assignment", "notebook", "score", "max_score", "needs_attention", "reason")

# A spreadsheet takes a cell that begins so for a formula; where the computer's country has other separators, so does
# what comes after one of them. (The last four are wide letters of East Asia.)
FORMULA = re.compile("(^|[;,|])(?=[ ]?[=+@\uff1d\uff0b\uff0d\uff20-])")


def table_of(course: Course, assignment: str) -> Path:
    """Where the table for a spreadsheet lies."""
    return course.root / "reports" / f"{assignment}.csv"


def write_csv(records: list[NotebookRecord], path: Path) -> None:
    """Write one line for each record; the folder of `path` is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8", errors="backslashreplace") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for record in records:
            row = [_cell(getattr(record, column)) for column in COLUMNS]
            row[COLUMNS.index("needs_attention")] = "yes" if record.needs_attention else "no"
            writer.writerow(row)


def _cell(value):
    """A value as no formula: an apostrophe makes it a text, and a spreadsheet does not show it."""
    return FORMULA.sub(r"\1'", one_line(value, longest=10_000)) if isinstance(value, str) else value


def format_table(records: list[NotebookRecord]) -> str:
    """One row for each record, as text."""
    rows = [("student", "notebook", "score", "reason")]
    for record in records:
        score = f"{record.score:g} / {record.max_score:g}" if record.notebook else ""
        rows.append((one_line(record.student), one_line(record.notebook), score, _sentences(record.reasons)))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = []
    for row in rows:
        cells = [text.ljust(width) for text, width in zip(row, widths, strict=False)]
        lines.append("  ".join([*cells, row[3]]).rstrip())
    return "\n".join(lines)


def _sentences(reasons):
    return "; ".join(one_line(reason.text) for reason in reasons)


def format_attention(records: list[NotebookRecord], course: Course, assignment: str) -> str:
    """Which rows need a look and what to do about them; empty if none does."""
    lines = []
    for kind, advice in ADVICE.items():
        rows = []
        for record in records:
            reasons = [reason for reason in record.reasons if reason.kind == kind]
            if reasons:
                who = one_line(f"{record.student} {record.notebook}")
                rows.append(f"  {who}: {_sentences(reasons)}")
        if rows:
            what = advice.format(
                assignment=assignment,
                submitted=course.submitted,
                autograded=course.autograded,
            )
            lines += [*rows, f"  -> {what}"]
    if not lines:
        return ""
    number = sum(record.needs_attention for record in records)
    return "\n".join([f"{number} of {len(records)} rows need a look:", *lines])
