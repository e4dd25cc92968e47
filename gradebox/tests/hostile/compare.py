"""Let stock nbgrader grade the hostile class too, and print the table of gradebox/README.md.

    python gradebox/tests/hostile/compare.py

It does real harm without a box, within bounds: up to 300 processes, 3 GB of memory and 300 MB of disk. Each attack gets
a course and a run of nbgrader of its own, since some end all that would come after them.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from gradebox_helpers import ASSIGNMENT
from hostile.attacks import ATTACKS, POINTS
from hostile.course import HONEST, Graded, make_hostile_course

PATIENCE = 90  # seconds that nbgrader gets for an attack and the three honest students
STOCK = ["nbgrader", "autograde", ASSIGNMENT]
GRADEBOX = [sys.executable, "-m", "gradebox", "grade", ASSIGNMENT]
MARK = """select sum(case when g.manual_score is null then g.auto_score else g.manual_score end) + sum(ifnull(g.extra_credit, 0))
    from grade g join submitted_notebook n on g.notebook_id = n.id
    join submitted_assignment a on n.assignment_id = a.id where a.student_id = '{}'"""


def main():
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        ours = Graded(folder / "gradebox", ATTACKS, GRADEBOX)
        template = make_hostile_course(folder / "template", stock=True)
        subprocess.run(
            ["nbgrader", "generate_assignment", ASSIGNMENT], cwd=template, check=True, capture_output=True
        )
        print(
            "| tries | due | gradebox | nbgrader | what nbgrader's grader met |\n|---|---|---|---|---|",
            flush=True,
        )
        for number, attack in enumerate(ATTACKS):
            machine = folder / f"machine{number}"
            shutil.copytree(template.parent, machine)
            theirs = Graded(None, [attack], STOCK, course=machine / "course", seconds=PATIENCE)
            row = ours.rows[attack.name]
            mark = theirs.count(MARK.format(attack.name))
            cells = [
                f"{attack.name}: {attack.tries}",
                f"{attack.score:g}",
                f"{float(row['score']):g}",
                "none" if mark is None else f"{mark:g}",
                what_was_met(theirs, machine),
            ]
            print(f"| {' | '.join(cells)} |", flush=True)
            shutil.rmtree(machine)
        print(
            f"\nOf {POINTS} points. gradebox: {problems(ours, folder / 'gradebox') or 'nothing was left behind'}."
        )


def what_was_met(graded, machine):
    """What went wrong beside the mark."""
    honest = sum(graded.count(MARK.format(name)) == POINTS for name in HONEST)
    found = problems(graded, machine)
    if honest < len(HONEST):
        found.append(f"{len(HONEST) - honest} of {len(HONEST)} honest students without their mark")
    return "; ".join(found)


def problems(graded, machine):
    """What is left behind."""
    found = []
    if graded.late:
        found.append(f"had not ended after {PATIENCE} s")
    if graded.left:
        found.append(f"{len(graded.left)} processes went on" if len(graded.left) > 1 else "a process went on")
    if graded.owned:
        found.append(
            "wrote " + " and ".join(sorted(str(Path(path).relative_to(machine)) for path in graded.owned))
        )
    if graded.visits:
        found.append("reached the server")
    return found


if __name__ == "__main__":
    main()
