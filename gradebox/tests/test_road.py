"""The way of a submission through gradebox: read once, run the same way by every command, and nothing of it staged."""

import ast
import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import nbgrader
import pytest
from gradebox_helpers import ASSIGNMENT, RIGHT, answered, hand_in, make_course, needs_box, source_notebook
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateAssignment

import gradebox
from gradebox import nbgrader_parts
from gradebox.course import Assignment, open_course
from gradebox.grade import Options, grade_assignment
from gradebox.running.earlier import Earlier
from gradebox.running.execution import Execution
from gradebox.running.job import LargeFile
from gradebox.running.planning import LARGE, make_job
from gradebox.running.results import CellResult, Result, Results
from gradebox.working import GRADING, LOCK

SOURCES = sorted(Path(gradebox.__file__).parent.rglob("*.py"))


@needs_box
def test_a_notebook_is_parsed_at_most_three_times(tmp_path, monkeypatch):
    """Once when it is read, and once for its page."""
    course = make_course(tmp_path)
    mark = "# the only notebook with this line"
    hand_in(course, "ada", answered(f"{RIGHT}\n{mark}"))
    parsed, loads = [], json.loads

    def count(text, *arguments, **options):
        whole = text.decode() if isinstance(text, bytes) else text
        parsed.extend([whole] if mark in whole else [])
        return loads(text, *arguments, **options)

    monkeypatch.setattr(json, "loads", count)
    (record,) = grade_assignment(course, ASSIGNMENT, Options(workers=1))
    assert record.score == 3
    assert (course / "feedback" / "ada" / ASSIGNMENT / "numbers.html").exists()
    assert 1 <= len(parsed) <= 3
    (kept,) = Results(course).folder.rglob("*.json")
    result = loads(kept.read_text())
    assert result.keys() <= Result.__annotations__.keys()
    assert all(cell.keys() <= CellResult.__annotations__.keys() for cell in result["cells"])


@needs_box
def test_nothing_of_a_submission_is_staged(tmp_path, monkeypatch):
    course = make_course(tmp_path)
    hand_in(course, "ada", answered())
    (course / "submitted/ada" / ASSIGNMENT / "mine.txt").write_text("mine")
    seen = []
    finish = nbgrader_parts.BatchGradebook.write

    def look(*arguments):
        seen.extend(path for path in course.rglob(".gradebox-*/**/*") if path.is_file())
        return finish(*arguments)

    monkeypatch.setattr(nbgrader_parts.BatchGradebook, "write", look)
    grade_assignment(course, ASSIGNMENT, Options(workers=1, feedback=False))
    assert {path.relative_to(course).parts[1] for path in seen} == {"release", LOCK, GRADING}


def test_a_course_and_an_assignment_do_not_change(tmp_path):
    course = open_course(make_course(tmp_path))
    assignment = Assignment(course, ASSIGNMENT)
    for value, name in ((course, "release"), (assignment, "name")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, name, "another")
    first = course.coursedir(ASSIGNMENT)
    first.student_id = first.release_directory = "changed by one of nbgrader's steps"
    assert course.coursedir(ASSIGNMENT).release_directory == course.release == "exercises"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_inside_of_nbgrader_stands_in_one_module(path):
    """Elsewhere nobody names what is private to another object, and nobody writes to nbgrader's CourseDirectory."""
    if path.name == "nbgrader_parts.py" or path.parent.name == "inside":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            assert ast.unparse(node.value) in ("self", "cls", "other", "os"), ast.unparse(node)
        for target in getattr(node, "targets", []):
            assert path.name == "course.py" or "coursedir." not in ast.unparse(target), ast.unparse(node)


def test_no_two_modules_are_told_apart_by_an_ending():
    """Such as page.py and pages.py."""
    names = {path.stem for path in SOURCES}
    assert not [name for name in names for ending in ("s", "d", "r", "ed") if name + ending in names]


def test_nbgrader_is_the_one_that_was_read():
    assert nbgrader.__version__ == nbgrader_parts.READ


def test_a_worker_imports_no_nbgrader():
    code = "import sys, gradebox.workers, gradebox.running.box\nprint('nbgrader' in sys.modules, 'nbformat' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("referee", [True, False])
def test_every_command_asks_for_the_referee_that_the_settings_name(tmp_path, referee):
    """They all take their jobs from Execution, and nobody else makes one."""
    course = make_course(tmp_path)
    with open(course / "nbgrader_config.py", "a") as file:
        file.write(f"c.ExecuteInBox.referee = {referee}\n")
    execution = Execution(Assignment(open_course(course), ASSIGNMENT))
    job = execution.job(source_notebook(), {}, Earlier(), hands_on=False)
    places = [cell.get("where", "learner") for cell in job.cells]
    assert ("referee" in places) == bool(job.solutions) == referee
    calls = {path: ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES}
    makers = [
        path.name
        for path, nodes in calls.items()
        if any(isinstance(node, ast.Call) and ast.unparse(node.func) == "make_job" for node in nodes)
    ]
    assert makers == ["execution.py"]


# -- large files beside a notebook ---------------------------------------------------------------------------------------

SIZE = """def double(x):
    import os
    assert os.path.getsize("data.bin") == 300_000
    open("data.bin", "ab").write(b"mine")
    return 2 * x"""


@needs_box
@pytest.mark.parametrize("boxed", [True, False])
def test_a_large_file_is_not_sent_and_everybody_has_their_own(tmp_path, boxed):
    """Both roads find the same job; a learner's own copy can be written to, and nobody else's changes."""
    course = make_course(tmp_path)
    data = course / "solutions" / ASSIGNMENT / "data.bin"
    data.write_bytes(bytes(300_000))
    for student in ("ada", "ben"):
        answer = SIZE.replace("def double(x):", f"def double(x, who='{student}'):").replace(
            "== 300_000", ">= 300_000"
        )
        hand_in(course, student, answered(answer))
    options = Options(workers=1, feedback=False, unsafe_no_box=not boxed)
    records = grade_assignment(course, ASSIGNMENT, options)
    assert [record.score for record in records] == [3, 3], records
    assert data.read_bytes() == bytes(300_000)
    if boxed:
        known = sorted(Results(course).folder.rglob("*.json"))
        opened = open_course(course)
        for command in (GenerateAssignment, Autograde):
            command(coursedir=opened.coursedir(ASSIGNMENT), config=opened.config, force=True).start()
        assert sorted(Results(course).folder.rglob("*.json")) == known
        with Gradebook(opened.db_url, opened.course_id) as gradebook:
            assert gradebook.find_submission(ASSIGNMENT, "ada").score == 3


def test_a_job_holds_the_hash_of_a_large_file(tmp_path):
    small, large = tmp_path / "small.csv", tmp_path / "large.csv"
    small.write_bytes(b"1")
    large.write_bytes(bytes(LARGE + 1))
    files = {"small.csv": small, "large.csv": large}
    job = make_job(
        answered(), Assignment(open_course(make_course(tmp_path / "course")), ASSIGNMENT).step.limits(), files
    )
    assert list(job.files) == ["small.csv"] and job.large == {"large.csv": LargeFile.of(large)}
    assert job.request()["files"]["large.csv"] == {"copy": f"/beside/{job.large['large.csv'].digest}"}
    assert str(tmp_path) not in json.dumps(job.request())
    again = dataclasses.replace(
        job, large={"large.csv": LargeFile(str(small), job.large["large.csv"].digest)}
    )
    assert again.key == job.key, "where it lies makes no difference"
    large.write_bytes(bytes(LARGE) + b"1")
    assert not job.large["large.csv"].is_unchanged()
    elsewhere = make_job(answered(), job.limits, files, here=False)
    assert sorted(elsewhere.files) == ["large.csv", "small.csv"] and not elsewhere.large
