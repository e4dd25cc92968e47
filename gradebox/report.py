"""Tell the teacher: grades.csv, and a table with what needs a look at its end."""

import csv

from .records import ADVICE

COLUMNS = ("student", "assignment", "notebook", "score", "max_score", "needs_attention", "reason")


def write_csv(records, path):
    """Write one line for each record."""
    with open(path, "w", newline="", encoding="utf-8", errors="backslashreplace") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for record in records:
            row = [getattr(record, column) for column in COLUMNS]
            row[COLUMNS.index("needs_attention")] = "yes" if record.needs_attention else "no"
            writer.writerow(row)


def format_table(records):
    """One row for each record, as text."""
    rows = [("student", "notebook", "score", "reason")]
    for record in records:
        score = f"{record.score:g} / {record.max_score:g}" if record.notebook else ""
        rows.append((record.student, record.notebook, score, record.reason))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = []
    for row in rows:
        cells = [text.ljust(width) for text, width in zip(row, widths, strict=False)]
        lines.append("  ".join([*cells, row[3]]).rstrip())
    return "\n".join(lines)


def format_attention(records, coursedir, assignment):
    """Which rows need a look and what to do about them; empty if none does."""
    lines = []
    for kind, advice in ADVICE.items():
        rows = []
        for record in records:
            texts = [reason.text for reason in record.reasons if reason.kind == kind]
            if texts:
                who = f"{record.student} {record.notebook}".strip()
                rows.append(f"  {who}: {'; '.join(texts)}")
        if rows:
            what = advice.format(
                assignment=assignment,
                submitted=coursedir.submitted_directory,
                autograded=coursedir.autograded_directory,
            )
            lines += [*rows, f"  -> {what}"]
    if not lines:
        return ""
    number = sum(record.needs_attention for record in records)
    return "\n".join([f"{number} of {len(records)} rows need a look:", *lines])
