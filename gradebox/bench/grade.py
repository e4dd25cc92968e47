"""How fast does gradebox grade beside `nbgrader autograde`? Both grade the same submissions, one after the other.

    make bench-grade                                     the table of the README
    python gradebox/bench/grade.py --numpy 100 --tensorflow 20    other sizes, 0 leaves a row out

The peer is stock nbgrader: its own configuration, one process, one kernel after the other. Both sides go from
submitted/ to marks in a new gradebook, and must come to the same marks; feedback is left out, except for the small class,
where both make it. gradebox runs with its box, and its time includes the start of its workers.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from gradebox_helpers import KERNELSPEC, nbgrader_cell  # noqa: E402

ASSIGNMENT = "bench"
STOCK = 'c = get_config()\nc.CourseDirectory.course_id = "bench"\nc.ExecutePreprocessor.timeout = 120\n'
BOXED = STOCK + "from gradebox.config import configure\nconfigure(c)\n"
REFEREE = BOXED + "c.ExecuteInBox.referee = True\n"

NUMPY = {
    "imports": "import numpy as np",
    "answer": "def mean(x):\n    ### BEGIN SOLUTION\n    return np.asarray(x).sum() / len(x)\n    ### END SOLUTION",
    "tests": ["assert mean([1, 2, 3]) == 2", "np.testing.assert_allclose(mean(np.arange(9.0)), 4.0)"],
    "wrong": "def mean(x):\n    return np.asarray(x).sum()",
}
TENSORFLOW = {
    # The first operation writes to stderr, for which stock nbgrader takes the marks of a graded cell.
    "imports": "import keras\nimport numpy as np\nimport tensorflow as tf\n\n_ = tf.constant(1.0) + 1",
    "answer": """def train(x, y):
    ### BEGIN SOLUTION
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.layers.LSTM(8), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(x, y, epochs=20, batch_size=32, verbose=0)
    return model
    ### END SOLUTION""",
    "tests": [
        "x = np.random.default_rng(0).normal(size=(64, 10, 2)).astype('float32')\n"
        "model = train(x, x[:, 0, :1])\nassert model.predict(x, verbose=0).shape == (64, 1)",
        "assert np.isfinite(model.predict(x, verbose=0)).all()",
    ],
    "wrong": "def train(x, y):\n    return None",
}


def make_course(folder, kind, number, config, megabytes=0):
    """A course with `number` submissions, all different, one in four of them wrong, and a file of `megabytes`."""
    cells = [
        new_code_cell(kind["imports"]),
        nbgrader_cell(new_code_cell(kind["answer"]), "answer", solution=True),
    ]
    for index, test in enumerate(kind["tests"]):
        source = f"### BEGIN HIDDEN TESTS\n{test}\n### END HIDDEN TESTS"
        cells.append(nbgrader_cell(new_code_cell(source), f"test-{index}", grade=True, locked=True, points=1))
    cells[0].id = "imports"
    (folder / "source" / ASSIGNMENT).mkdir(parents=True)
    source = new_notebook(cells=cells, metadata={"kernelspec": KERNELSPEC})
    nbformat.write(source, folder / "source" / ASSIGNMENT / "work.ipynb")
    if megabytes:
        (folder / "source" / ASSIGNMENT / "data.bin").write_bytes(os.urandom(megabytes * 1_000_000))
    (folder / "nbgrader_config.py").write_text(config)
    command(folder, "nbgrader", "generate_assignment", ASSIGNMENT)
    released = (folder / "release" / ASSIGNMENT / "work.ipynb").read_text()
    right = kind["answer"].replace("    ### BEGIN SOLUTION\n", "").replace("    ### END SOLUTION", "")
    for student in range(number):
        nb = json.loads(released)
        nb["cells"][1]["source"] = f"{kind['wrong'] if student % 4 == 0 else right}\n# student {student}"
        target = folder / "submitted" / f"student-{student:04d}" / ASSIGNMENT
        target.mkdir(parents=True)
        (target / "work.ipynb").write_text(json.dumps(nb))


def command(folder, module, *arguments):
    """Run a command in the course; returns the seconds that it took."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    began = time.monotonic()
    with open(folder / "log.txt", "w") as log:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments], cwd=folder, stdout=log, stderr=log, env=environment
        )
    if done.returncode not in (0, 1):
        sys.exit(f"{module} failed: {(folder / 'log.txt').read_text()[-2000:]}")
    return time.monotonic() - began


def marks(folder):
    """{student: score}."""
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "bench") as gradebook:
        return {row.student_id: row.score for row in gradebook.assignment_submissions(ASSIGNMENT)}


def compare(name, kind, number, peers, feedback=False, megabytes=0, config=BOXED):
    """Grade the same class with both; prints one row of the table."""
    grade = ["grade", ASSIGNMENT] if feedback else ["grade", ASSIGNMENT, "--no-feedback"]
    with tempfile.TemporaryDirectory() as scratch:
        ours, stock = Path(scratch, "ours"), Path(scratch, "stock")
        make_course(ours, kind, number, config, megabytes)
        make_course(stock, kind, peers, STOCK, megabytes)
        first = command(ours, "gradebox", *grade)
        theirs = command(stock, "nbgrader", "autograde", ASSIGNMENT)
        if feedback:
            theirs += command(stock, "nbgrader", "generate_feedback", ASSIGNMENT)
            pages = [len(list(course.glob("feedback/*/*/*.html"))) for course in (ours, stock)]
            if pages != [number, peers]:
                sys.exit(f"{name}: {pages} pages were made")
        expected, found = marks(stock), marks(ours)
        if {student: found[student] for student in expected} != expected or len(found) != number:
            sys.exit(f"{name}: the marks differ")
        results = [json.loads(path.read_text()) for path in (ours / ".gradebox/results").rglob("*.json")]
        seconds = sum(cell["seconds"] for result in results for cell in result["cells"]) / len(results)
        again = command(ours, "gradebox", *grade)
        ratio = (number / first) / (peers / theirs)
        print(
            f"| {name} | {number} in {first:.1f} s: {60 * number / first:.0f} | "
            f"{peers} in {theirs:.1f} s: {60 * peers / theirs:.0f} | {ratio:.1f} | {1000 * seconds:.0f} ms | {again:.1f} s |",
            flush=True,
        )


def memory(number):
    """Grade a large class; prints how large the parent grew."""
    with tempfile.TemporaryDirectory() as scratch:
        course = Path(scratch, "course")
        make_course(course, NUMPY, number, BOXED)
        rows = []
        for part in (number // 10, number):
            part_course = Path(scratch, f"part-{part}")
            shutil.copytree(
                course,
                part_course,
                ignore=lambda folder, names: names if Path(folder).name == "submitted" else [],
            )
            (part_course / "submitted").mkdir(exist_ok=True)
            for student in sorted((course / "submitted").iterdir())[:part]:
                shutil.copytree(student, part_course / "submitted" / student.name)
            code = (
                "import resource, sys\nfrom gradebox.__main__ import main\n"
                f"main(['grade', '{ASSIGNMENT}', '--no-feedback'])\n"
                "print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
            )
            done = subprocess.run(
                [sys.executable, "-c", code], cwd=part_course, capture_output=True, text=True, check=True
            )
            rows.append(f"{part} submissions: {done.stdout.rsplit('peak', 1)[1].strip()} MB")
        print("\nLargest resident memory of the parent: " + ", ".join(rows))


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--numpy", type=int, default=200, metavar="N")
    parser.add_argument("--referee", type=int, default=200, metavar="N", help="NumPy, with the referee")
    parser.add_argument("--small", type=int, default=10, metavar="N", help="a class with its feedback")
    parser.add_argument("--tensorflow", type=int, default=30, metavar="N")
    parser.add_argument("--data", type=int, default=8, metavar="N", help="with 90 MB beside each notebook")
    parser.add_argument(
        "--peers", type=int, default=20, metavar="N", help="submissions that stock nbgrader grades"
    )
    parser.add_argument("--memory", type=int, default=1000, metavar="N", help="0 leaves it out")
    options = parser.parse_args()
    print(
        "| notebook | gradebox: notebooks, a minute | nbgrader autograde | ratio | cells' own time | second run |"
    )
    print("|---|---|---|---|---|---|", flush=True)
    if options.numpy:
        compare("NumPy", NUMPY, options.numpy, min(options.peers, options.numpy))
    if options.referee:
        compare(
            "NumPy, with the referee",
            NUMPY,
            options.referee,
            min(options.peers, options.referee),
            config=REFEREE,
        )
    if options.small:
        compare("NumPy, with feedback on both sides", NUMPY, options.small, options.small, feedback=True)
    if options.tensorflow:
        compare("TensorFlow", TENSORFLOW, options.tensorflow, min(options.peers // 2, options.tensorflow))
    if options.data:
        compare("NumPy, 90 MB of data beside each notebook", NUMPY, options.data, options.data, megabytes=90)
    if options.memory:
        memory(options.memory)


if __name__ == "__main__":
    main()
