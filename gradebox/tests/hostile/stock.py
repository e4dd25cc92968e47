"""Let stock nbgrader grade the forgeries, and write its marks to stock.csv.

    python gradebox/tests/hostile/stock.py

`nbgrader autograde` runs in bubblewrap, without a network and with a course in a folder of its own: some forgeries kill
all that they find. All of a course are graded in one run; those that come out of it without a mark are graded once more,
each alone. What has a mark already, and has not changed, is not graded again: delete the table to measure all of it.
"""

import csv
import hashlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import gradebox_helpers as helpers
import nbformat
from gradebox_helpers import ASSIGNMENT, RIGHT, SOLUTION, WRONG, hand_in
from hostile import forgeries, keras_forgeries
from hostile.course import LIMITS, STOCK

from gradebox.running.bubblewrap import find_bubblewrap

TABLE = Path(__file__).with_name("stock.csv")
PATIENCE = 3600  # seconds for all of them
MARKS = """select a.student_id, sum(g.auto_score) from grade g
    join submitted_notebook n on g.notebook_id = n.id
    join submitted_assignment a on n.assignment_id = a.id group by a.student_id"""


# Two courses: the module with the attempts and their notebook, and nbgrader's settings beside STOCK.
COURSES = {
    "": (forgeries, {"an honest answer": RIGHT, "a wrong answer": WRONG}, LIMITS),
    "keras: ": (
        keras_forgeries,
        {"an honest answer": keras_forgeries.RIGHT, "a wrong answer": keras_forgeries.WRONG},
        "\nc.ExecutePreprocessor.timeout = 120\n",
    ),
}
# By name, which begins with that of the course: (the course's module, the answer).
ANSWERS = {
    prefix + name: (module, answer)
    for prefix, (module, honest, _) in COURSES.items()
    for name, answer in (honest | {one.name: one.answer for one in module.FORGERIES}).items()
}
COLUMNS = ("forgery", "origin", "tries", "due", "nbgrader", "graded")


def main() -> None:
    """Write the table: COLUMNS of each forgery, with "none" where nbgrader gives no mark."""
    known = read_table() if TABLE.exists() else {}
    marks = {name: known[name, hash_of(name)] for name in ANSWERS if (name, hash_of(name)) in known}
    for module, _, limits in COURSES.values():
        new = {name: answer for name, (of, answer) in ANSWERS.items() if of is module and name not in marks}
        if new:
            with tempfile.TemporaryDirectory() as folder:
                template = Path(folder) / "template"
                _make_course(template, module, limits)
                marks |= _marks(template, Path(folder) / "all", new)
                for number, name in enumerate(new):
                    if marks.get(name) is None:
                        marks |= _marks(template, Path(folder) / str(number), {name: new[name]})
    with open(TABLE, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for name, (origin, tries, due) in known_of_each().items():
            mark = marks.get(name)
            given = "none" if mark is None else f"{mark:g}"
            writer.writerow([name, origin, tries, f"{due:g}", given, hash_of(name)])


def known_of_each() -> dict[str, tuple[str, str, float]]:
    """Who thought of it, what it tries, and the points that are due, by name: the honest answers and the forgeries."""
    known = {}
    for prefix, (module, honest, _) in COURSES.items():
        for name, due in zip(honest, (module.POINTS, 0.0), strict=True):
            known[prefix + name] = ("nobody", name, due)
        known |= {prefix + one.name: (one.origin, one.tries, one.due) for one in module.FORGERIES}
    return known


def read_rows() -> list[dict[str, str]]:
    """The table as it stands, a dict of COLUMNS for each line."""
    with open(TABLE, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_table() -> dict[tuple[str, str], float | None]:
    """The marks of stock nbgrader, by the name of the forgery and hash_of; None where it gives none."""
    return {
        (row["forgery"], row["graded"]): None if row["nbgrader"] == "none" else float(row["nbgrader"])
        for row in read_rows()
    }


def hash_of(name: str) -> str:
    """A hash of the notebook with the answer of that name, tests included."""
    module, answer = ANSWERS[name]
    text = "\n".join(cell.source for cell in module.notebook(answer).cells)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _make_course(folder, module, limits):
    """A course with the tests of a module's forgeries, released by nbgrader."""
    source = folder / "solutions" / ASSIGNMENT
    source.mkdir(parents=True)
    nb = module.notebook("")
    helpers.get(nb, "double").source = SOLUTION
    for cell in nb.cells:
        cell.metadata.pop("gradebox", None)
    nbformat.write(nb, source / "numbers.ipynb")
    (folder / "nbgrader_config.py").write_text(STOCK + limits, encoding="utf-8")
    subprocess.run(
        ["nbgrader", "generate_assignment", ASSIGNMENT], cwd=folder, check=True, capture_output=True
    )


def _marks(template, course, answers):
    """What nbgrader gives to `answers` ({name: answer}) in one run."""
    shutil.copytree(template, course)
    released = nbformat.read(course / "exercises" / ASSIGNMENT / "numbers.ipynb", as_version=4)
    for name, answer in answers.items():
        helpers.get(released, "double").source = answer
        hand_in(course, name, released)
    try:
        subprocess.run(
            [*_box(course), "nbgrader", "autograde", ASSIGNMENT],
            cwd=course,
            capture_output=True,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        pass
    with sqlite3.connect(course / "gradebook.db") as database:
        return dict(database.execute(MARKS))


def _box(course):
    """The beginning of a command that sees the machine, writes to the course alone, and reaches nobody."""
    return [
        *(find_bubblewrap().program, "--die-with-parent", "--unshare-all"),
        *("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"),
        *("--bind", str(course), str(course), "--setenv", "HOME", str(course)),
    ]


if __name__ == "__main__":
    main()
