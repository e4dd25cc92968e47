"""Recording in batches writes what nbgrader writes: every row of the gradebook and every file.

A class is graded by nbgrader's own Autograde and by the Recorder, each in its copy of the same course, then marked by
hand, handed in again and graded again. `RunHere` stands in for the kernel, so that both see the same outputs.
"""

import ast
import contextlib
import functools
import gc
import io
import os
import re
import shutil
import sqlite3
import sys
import traceback
import warnings
from pathlib import Path

import gradebox_helpers as helpers
import nbformat
import pytest
from gradebox_helpers import ASSIGNMENT, RIGHT, WRONG, nbgrader_cell
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader import api
from nbgrader.api import Comment, Grade, Gradebook, MissingEntry, SubmittedAssignment
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import BasePlugin
from nbgrader.preprocessors import Execute
from sqlalchemy import Engine, event
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from gradebox.config import configure
from gradebox.course import Assignment, Course
from gradebox.errors import RecordingError
from gradebox.intake.beside import other_files
from gradebox.intake.rebuild import RebuildFromRelease, rebuild
from gradebox.intake.sanitise import Sanitiser
from gradebox.model import HandIn, Submission
from gradebox.notes import start_notes
from gradebox.recording.recorder import Recorder

pytestmark = [
    pytest.mark.filterwarnings("error::sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore:Cell is missing an id"),  # a cell that nbgrader has put back
]

DUE = "2026-03-01 12:00:00 UTC"
BEFORE, AFTER = "2026-02-28 12:00:00 UTC", "2026-03-02 12:00:00 UTC"

TASK = new_markdown_cell("Draw the graph in cells of your own.")
THOUGHTS = new_markdown_cell("*Your thoughts*")
PLOT = "### BEGIN SOLUTION\nplot = 'good'\n### END SOLUTION"
CREDIT = "### BEGIN HIDDEN TESTS\ndouble(2) / 8  # half of the point\n### END HIDDEN TESTS"


def numbers_source():
    """The teacher's notebook of the helpers, with partial credit, cells that people grade, and a task."""
    nb = helpers.source_notebook()
    nb.cells += [
        nbgrader_cell(new_code_cell(CREDIT), "test-credit", grade=True, locked=True, points=1),
        nbgrader_cell(THOUGHTS.copy(), "thoughts", grade=True, solution=True, points=3),
        nbgrader_cell(new_code_cell(PLOT), "plot", grade=True, solution=True, points=2),
        nbgrader_cell(TASK.copy(), "graph", locked=True, points=2),
    ]
    nb.cells[-1].metadata.nbgrader["task"] = True
    return nb


def words_source():
    cell = nbgrader_cell(new_code_cell("assert 1 == 1"), "test-words", grade=True, locked=True, points=1)
    return new_notebook(cells=[cell], metadata={"kernelspec": helpers.KERNELSPEC})


class RunHere(Execute):
    """Runs the cells in this process, and keeps the notebooks that it was given."""

    given = {}

    def preprocess(self, nb, resources, km=None):
        names = resources["nbgrader"]
        self.given[names["student"], names["notebook"]] = nbformat.from_dict(nb)
        return run(nb), resources


def run(nb):
    """Give every code cell of `nb` the outputs that a kernel would, near enough."""
    names = {}
    for count, cell in enumerate((cell for cell in nb.cells if cell.cell_type == "code"), start=1):
        cell.execution_count = count
        cell.outputs = []
        streams = {"stdout": io.StringIO(), "stderr": io.StringIO()}
        ending = None
        with (
            contextlib.redirect_stdout(streams["stdout"]),
            contextlib.redirect_stderr(streams["stderr"]),
        ):
            try:
                code = ast.parse(cell.source)
                last = code.body.pop() if code.body and isinstance(code.body[-1], ast.Expr) else None
                exec(compile(code, "cell", "exec"), names)
                value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None
                if value is not None:
                    data = {"text/plain": repr(value)}
                    ending = new_output("execute_result", data=data, execution_count=count)
            except Exception as error:
                ending = new_output(
                    "error",
                    ename=type(error).__name__,
                    evalue=str(error),
                    traceback=traceback.format_exception(error),
                )
        for name, stream in streams.items():
            if stream.getvalue():
                cell.outputs.append(new_output("stream", name=name, text=stream.getvalue()))
        cell.outputs += [ending] if ending else []
    return nb


class PenaltyByName(BasePlugin):
    """Late penalties of every kind that nbgrader tells apart."""

    def late_submission_penalty(self, student_id, score, total_seconds_late):
        assert total_seconds_late > 0
        return {"late": 0.5, "late, penalty below 0": -1, "late, penalty above score": score + 1}.get(
            student_id
        )


def configured(**extra):
    """gradebox's configuration with a setting of one's own wherever it could be overlooked."""
    c = Config()
    configure(c)
    c.LimitOutput.max_lines = 5
    c.LimitOutput.max_traceback = 4
    c.IgnorePattern.enabled = True
    c.IgnorePattern.pattern = "known to be harmless"
    c.AssignLatePenalties.plugin_class = PenaltyByName
    c.Autograde.permissions = 640
    c.Autograde.exclude_overwriting = {ASSIGNMENT: ["keep.txt"]}
    return run_here(c)


def plain():
    """nbgrader's own lists of preprocessors, and the other value of what `configured` sets."""
    c = Config()
    c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default_args[0]
    c.OverwriteCells.add_missing_cells = True
    c.LateSubmissionPlugin.penalty_method = "zero"
    c.CourseDirectory.groupshared = True
    return run_here(c)


def run_here(c):
    c.CourseDirectory.course_id = helpers.COURSE_ID
    c.CourseDirectory.source_directory = "solutions"
    c.CourseDirectory.release_directory = "exercises"
    c.CourseDirectory.ignore = ["*.md", "drafts"]
    c.Autograde.autograde_preprocessors = [
        RunHere if issubclass(step, Execute) else step for step in c.Autograde.autograde_preprocessors
    ]
    return c


def open_course(course, config):
    # A short time-out: nothing here should wait for a lock.
    url = f"sqlite:///{course / 'gradebook.db'}?timeout=1"
    return CourseDirectory(config=config, root=str(course), db_url=url)


def assignment_of(course, config=None, name=ASSIGNMENT):
    config = config or configured()
    return Assignment(Course.of(open_course(course, config), config), name)


def handed_in(folder):
    """What nbgrader takes up of the folder of a submission."""
    found = {name: path for name, path in other_files(folder, ["*.md", "drafts"]).items()}
    timestamp = found.pop("timestamp.txt", None)
    text = timestamp.read_text() if timestamp else None
    notebooks = {path.stem: HandIn() for path in folder.glob("*.ipynb")}
    return Submission(folder.parent.name, folder, notebooks, found, text)


def sanitised(recorder, student, name, nb):
    """A submitted notebook as it is run: rebuilt, if that is one of the course's steps."""
    steps = recorder.assignment.course.config.Autograde.get("sanitize_preprocessors", [])
    if RebuildFromRelease in steps:
        nb = rebuild(recorder.assignment.released[name], nb)
    return Sanitiser(recorder.assignment, recorder.gradebook).sanitise(student, name, nb)


def open_gradebook(course):
    return Gradebook(f"sqlite:///{course / 'gradebook.db'}", helpers.COURSE_ID)


@pytest.fixture(scope="module", autouse=True)
def no_waiting_for_the_disk():
    """nbgrader commits for every cell, and each commit would wait for the disk."""

    def connect(connection, _):
        connection.execute("PRAGMA synchronous = OFF")

    event.listen(Engine, "connect", connect)
    yield
    event.remove(Engine, "connect", connect)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A course whose assignment is in the gradebook, and in which nobody has handed in anything."""
    course = tmp_path_factory.mktemp("prepared") / "course"
    source = course / "solutions" / ASSIGNMENT
    (source / "data").mkdir(parents=True)
    (source / "drafts").mkdir()
    (course / "submitted").mkdir()
    nbformat.write(numbers_source(), source / "numbers.ipynb")
    nbformat.write(words_source(), source / "words.ipynb")
    for name in ("data/table.csv", "keep.txt", "ignored.md", "drafts/draft.txt"):
        (source / name).write_text("the teacher's")
    (source / "run.sh").write_text("the teacher's")
    (source / "run.sh").chmod(0o755)
    coursedir = open_course(course, configured())
    coursedir.assignment_id = ASSIGNMENT
    with pytest.MonkeyPatch.context() as patch:
        # nbgrader runs alembic as a command, which lies beside this Python.
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        GenerateAssignment(coursedir=coursedir, config=configured()).start()
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
        gradebook.add_student("right", first_name="Ada", last_name="Lovelace")
        # nbgrader's preprocessors make a row for a course of that name; autograding has to do it again.
        gradebook.db.query(api.Course).filter_by(id="default_course").delete()
        gradebook.db.commit()
    return course


@pytest.fixture
def course(prepared, tmp_path):
    """A course of one's own."""
    return Path(shutil.copytree(prepared, tmp_path / "course"))


def released(course, name="numbers"):
    return nbformat.read(course / "exercises" / ASSIGNMENT / f"{name}.ipynb", as_version=4)


def answered(course, answer=RIGHT, **answers):
    nb = released(course)
    for name, source in {"double": answer, **answers}.items():
        helpers.get(nb, name).source = source
    return nb


def hand_in(course, student, numbers, words=True, timestamp=None):
    folder = course / "submitted" / student / ASSIGNMENT
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    nbformat.write(numbers, folder / "numbers.ipynb")
    if words:
        nbformat.write(released(course, "words"), folder / "words.ipynb")
    if timestamp:
        (folder / "timestamp.txt").write_text(timestamp)
    return folder


NOISY = """import sys, warnings
print("said " * 3, *range(20), sep="\\n")
print("known to be harmless", file=sys.stderr)
def double(x):
    print("known to be harmless", file=sys.stderr)
    return double(x - 1) if x > -50 else 1 / 0"""

QUIET_WARNING = """import sys
def double(x):
    print("known to be harmless", file=sys.stderr)
    return 2 * x"""

LOUD_WARNING = QUIET_WARNING.replace("known to be harmless", "careful")


def hand_in_everything(course):
    """The class that gradebox's own preprocessors grade."""
    hand_in(course, "right", answered(course))
    hand_in(course, "wrong", answered(course, WRONG))
    hand_in(course, "blank", released(course))
    hand_in(course, "in time", answered(course), timestamp=BEFORE)
    hand_in(course, "late", answered(course), timestamp=AFTER)
    hand_in(course, "late, no penalty", answered(course), timestamp=AFTER)
    hand_in(course, "late, penalty below 0", answered(course), timestamp=AFTER)
    hand_in(course, "late, penalty above score", answered(course, thoughts="Yes."), timestamp=AFTER)
    hand_in(course, "by hand", answered(course, thoughts="It is linear.", plot="plot = 'fair'"))
    hand_in(course, "noisy", answered(course, NOISY))
    hand_in(course, "quiet warning", answered(course, QUIET_WARNING))
    hand_in(course, "loud warning", answered(course, LOUD_WARNING))
    task = answered(course)
    task.cells += [new_markdown_cell("My graph:"), new_code_cell("graph = 1")]
    hand_in(course, "task", task)
    folder = hand_in(course, "Ada Łovelace, with files", answered(course))
    (folder / "data").mkdir()
    for name in ("data/table.csv", "keep.txt", "own.txt", "own.md"):
        (folder / name).write_text("the learner's")
    lost = released(course)
    start_notes(lost, lost="numbers.ipynb is unreadable: the file is empty")
    hand_in(course, "lost", lost)
    hand_in(course, "without words", answered(course), words=False)
    nbformat.write(released(course), hand_in(course, "one too many", answered(course)) / "unknown.ipynb")
    damaged = helpers.duplicate(answered(course), "test-values", "assert True")
    hand_in(course, "damaged", helpers.strip_metadata(damaged, ids=False))


def hand_in_damage(course):
    """The class that nbgrader's own preprocessors grade: OverwriteCells has something to do."""
    hand_in(course, "right", answered(course))
    hand_in(course, "late", answered(course, thoughts="Yes."), timestamp=AFTER)
    hand_in(course, "in time", answered(course), timestamp=BEFORE)
    hand_in(course, "test edited", answered(course, WRONG, **{"test-values": "assert True"}))
    hand_in(course, "test deleted", helpers.delete(answered(course), "test-arrays"))
    hand_in(course, "task deleted", helpers.delete(answered(course), "graph"))
    points = answered(course)
    helpers.get(points, "test-values").metadata.nbgrader["points"] = 100
    hand_in(course, "points changed", points)
    retyped = answered(course)
    cell = helpers.get(retyped, "thoughts")
    retyped.cells[retyped.cells.index(cell)] = nbformat.from_dict(
        {**cell, "cell_type": "code", "outputs": [], "execution_count": None}
    )
    hand_in(course, "cell retyped", retyped)
    kernel = answered(course)
    kernel.metadata.kernelspec = {"name": "julia", "display_name": "Julia", "language": "julia"}
    hand_in(course, "other kernel", kernel)


def mark_by_hand(course):
    """What a teacher does in the formgrader."""
    with open_gradebook(course) as gradebook:

        def mark(student, cell, **marks):
            grade = gradebook.find_grade(cell, "numbers", ASSIGNMENT, student)
            for name, value in marks.items():
                setattr(grade, name, value)
            grade.needs_manual_grade = False

        mark("right", "thoughts", manual_score=2.5)
        mark("right", "test-values", manual_score=1, extra_credit=0.25)
        mark("late", "thoughts", manual_score=3, extra_credit=0.5)
        mark("late", "graph", manual_score=2)
        mark("in time", "plot", manual_score=1.5)
        comment = gradebook.find_comment("thoughts", "numbers", ASSIGNMENT, "right")
        comment.manual_comment = "Well said."
        gradebook.find_submission_notebook("numbers", ASSIGNMENT, "right").flagged = True
        gradebook.grant_extension(ASSIGNMENT, "in time", hours=48)
        gradebook.db.commit()


def hand_in_again(course):
    """What comes after the deadline; of the others, only "blank" is graded again, as it is."""
    for folder in (course / "submitted").iterdir():
        if folder.name != "blank":
            shutil.rmtree(folder)
    hand_in(course, "right", answered(course, WRONG, thoughts="On second thoughts."))
    hand_in(course, "late", answered(course, plot="plot = 'better'"))  # nbgrader keeps the earlier timestamp
    hand_in(course, "in time", answered(course, WRONG), words=False, timestamp=AFTER)  # within the extension


def grade_with_nbgrader(course, config):
    coursedir = open_course(course, config)
    coursedir.assignment_id = ASSIGNMENT
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # nbgrader's own use of its database
        Autograde(coursedir=coursedir, config=config, force=True).start()


def grade_with_recorder(course, config, **options):
    """Grade everything; returns the sanitised notebooks."""
    found = {}
    with Recorder(assignment_of(course, config), **options) as recorder:
        for folder in sorted(course.glob(f"submitted/*/{ASSIGNMENT}")):
            student = folder.parent.name
            notebooks = {}
            for path in sorted(folder.glob("*.ipynb")):
                if path.stem != "unknown":
                    nb = nbformat.read(path, as_version=4)
                    nb = found[student, path.stem] = sanitised(recorder, student, path.stem, nb)
                    notebooks[path.stem] = run(nbformat.from_dict(nb))
            recorder.begin(handed_in(folder))
            for name, nb in notebooks.items():
                recorder.record(student, name, nb)
            recorder.finish(student)
    return found


@pytest.fixture(scope="module")
def grade_twice(prepared, tmp_path_factory):
    """Both copies of a course after each of two gradings: rows, files, and the sanitised notebooks of the first."""

    @functools.cache
    def grade_twice(preprocessors):
        make_config, prepare = {
            "gradebox": (configured, hand_in_everything),
            "nbgrader": (plain, hand_in_damage),
        }[preprocessors]
        folder = tmp_path_factory.mktemp(preprocessors)
        results = {}
        for name, grade in (("nbgrader", grade_with_nbgrader), ("recorder", grade_with_recorder)):
            course = Path(shutil.copytree(prepared, folder / name))
            prepare(course)
            RunHere.given.clear()
            notebooks = grade(course, make_config()) or dict(RunHere.given)
            first = rows(course), files(course)
            mark_by_hand(course)
            hand_in_again(course)
            grade(course, make_config())
            results[name] = {
                "course": course,
                "first": first,
                "second": (rows(course), files(course)),
                "sanitised": {key: nbformat.writes(nb) for key, nb in notebooks.items()},
            }
        return results

    return grade_twice


@pytest.fixture(params=["gradebox", "nbgrader"])
def graded(request, grade_twice):
    return grade_twice(request.param)


def rows(course):
    """All rows of all tables, with names in place of the random ids of what was handed in."""
    with contextlib.closing(sqlite3.connect(course / "gradebook.db")) as db:
        db.row_factory = sqlite3.Row
        tables = [row["name"] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        content = {table: [dict(row) for row in db.execute(f"SELECT * FROM {table}")] for table in tables}
    names = {row["id"]: row["student_id"] for row in content["submitted_assignment"]}
    for row in content["submitted_notebook"]:
        names[row["id"]] = f"{names[row['assignment_id']]}/{row['notebook_id']}"
    for table in ("grade", "comment"):
        for row in content[table]:
            del row["id"]
    return {
        table: sorted(str({key: names.get(value, value) for key, value in row.items()}) for row in found)
        for table, found in content.items()
    }


def files(course):
    """The mode and the bytes of everything under autograded/."""
    folder = course / "autograded"
    return {
        str(path.relative_to(folder)): (
            oct(path.stat().st_mode),
            path.read_bytes() if path.is_file() else None,
        )
        for path in [folder, *folder.rglob("*")]
    }


def without_random_ids(text):
    """A notebook without the ids that nbformat gives at random to cells that a learner or nbgrader has added."""
    return re.sub(r'"id": "[0-9a-f]{8}"', '"id": "random"', text)


def without_random_ids_of_files(found):
    return {
        name: (mode, without_random_ids(data.decode()) if name.endswith(".ipynb") and data else data)
        for name, (mode, data) in found.items()
    }


@pytest.mark.parametrize("time", ["first", "second"])
def test_all_rows_are_those_of_nbgrader(graded, time):
    expected, found = graded["nbgrader"][time][0], graded["recorder"][time][0]
    assert set(expected) > {"student", "submitted_assignment", "submitted_notebook", "grade", "comment"}
    assert found.keys() == expected.keys()
    for table in expected:
        assert found[table] == expected[table], table


@pytest.mark.parametrize("time", ["first", "second"])
def test_all_files_are_those_of_nbgrader(graded, time):
    expected, found = graded["nbgrader"][time][1], graded["recorder"][time][1]
    assert f"right/{ASSIGNMENT}/numbers.ipynb" in expected
    assert sorted(found) == sorted(expected)
    expected_text, found_text = without_random_ids_of_files(expected), without_random_ids_of_files(found)
    for name in expected:
        assert found_text[name] == expected_text[name], name
    # Most need no such mask.
    different = {name for name in expected if found[name] != expected[name]}
    assert different <= {
        f"{student}/{ASSIGNMENT}/numbers.ipynb" for student in ("task", "test deleted", "task deleted")
    }


def test_sanitised_notebooks_are_those_of_nbgrader(graded):
    expected, found = graded["nbgrader"]["sanitised"], graded["recorder"]["sanitised"]
    assert found.keys() == expected.keys()
    for key in expected:
        assert without_random_ids(found[key]) == without_random_ids(expected[key]), key


def test_the_class_is_what_it_should_be(grade_twice):
    """So that nothing above compares nothing with nothing."""
    with open_gradebook(grade_twice("gradebox")["recorder"]["course"]) as gradebook:

        def numbers(student):
            return gradebook.find_submission_notebook("numbers", ASSIGNMENT, student)

        def waiting(student):
            return {grade.name for grade in numbers(student).grades if grade.needs_manual_grade}

        def comments(student):
            return {comment.name: comment.comment for comment in numbers(student).comments}

        # 2 and 1 points, and half of the last one
        assert {student: numbers(student).score for student in ("wrong", "late, no penalty", "lost")} == {
            "wrong": 0.375,
            "late, no penalty": 3.5,
            "lost": 0,
        }
        penalties = [None, 0, 3.5, None]
        students = [f"late, {kind}" for kind in ("no penalty", "penalty below 0", "penalty above score")]
        assert [numbers(student).late_submission_penalty for student in [*students, "in time"]] == penalties
        assert numbers("quiet warning").score == 3.5
        assert numbers("loud warning").score == 0
        assert waiting("by hand") == {"thoughts", "plot", "graph"}
        assert waiting("wrong") == {"graph"}
        assert comments("blank")["thoughts"] == comments("blank")["double"] == "No response."
        assert comments("wrong")["double"] is None
        assert comments("by hand")["thoughts"] is None
        words = gradebook.find_submission_notebook("words", ASSIGNMENT, "without words")
        assert (words.score, words.needs_manual_grade) == (0, False)
        assert words.grades[0].auto_score == 0
        # The second time
        assert numbers("right").score == 2.5 + 1.25 + 0.375
        assert waiting("right") == {"thoughts", "test-values", "graph"}
        assert comments("right")["thoughts"] == "Well said."
        assert numbers("late").late_submission_penalty == 0.5


def test_outputs_and_permissions_are_as_configured(grade_twice):
    folder = grade_twice("gradebox")["recorder"]["course"] / "autograded"
    text = (folder / "noisy" / ASSIGNMENT / "numbers.ipynb").read_text(encoding="utf-8")
    for shown in ("... Output truncated ...", "... Traceback truncated ..."):
        assert shown in text
    mine = folder / "Ada Łovelace, with files" / ASSIGNMENT
    assert {path.name: path.read_text() for path in mine.rglob("*") if path.suffix in (".csv", ".txt")} == {
        "table.csv": "the teacher's",
        "keep.txt": "the learner's",
        "own.txt": "the learner's",
    }
    assert not list(mine.rglob("*.md"))
    assert {path.stat().st_mode & 0o777 for path in mine.rglob("*") if path.is_file()} == {0o640}


@pytest.fixture
def recording(course):
    """A Recorder with batches of two, and a function that records one student with it."""

    def record(recorder, student, nb=None, **options):
        folder = hand_in(course, student, nb or answered(course), **options)
        recorder.begin(handed_in(folder))
        for name in ("numbers", "words"):
            submitted = nbformat.read(folder / f"{name}.ipynb", as_version=4)
            recorder.record(student, name, run(sanitised(recorder, student, name, submitted)))
        recorder.finish(student)

    return Recorder(assignment_of(course), batch_size=2), record


def scores(course):
    """The students in the gradebook with their scores, as another program sees them."""
    with open_gradebook(course) as gradebook:
        return {row.student_id: row.score for row in gradebook.db.query(SubmittedAssignment)}


def autograded(course, student):
    return course / "autograded" / student / ASSIGNMENT


TOO_MUCH = RIGHT.replace("2 * x", "100 if x == 2 else 2 * x")  # test-credit gives 12.5 points of 1


def test_a_student_who_fails_is_left_out_and_the_others_stay(course, recording):
    recorder, record = recording
    with recorder:
        record(recorder, "ada", answered(course, WRONG))
        record(recorder, "bob", answered(course, WRONG))
    assert scores(course) == {"ada": 1.375, "bob": 1.375}
    recorder, record = Recorder(assignment_of(course), batch_size=10), record
    with recorder:
        record(recorder, "ada")
        with pytest.raises(
            RecordingError, match="bob could not be recorded: ValueError: partial credit"
        ) as info:
            record(recorder, "bob", answered(course, TOO_MUCH))
        assert list(info.value.failures) == ["bob"]
        with pytest.raises(RecordingError, match="carol could not be recorded"):
            record(recorder, "carol", answered(course, TOO_MUCH))
        with pytest.raises(RecordingError, match="was not begun, or has failed before"):
            recorder.finish("carol")
        record(recorder, "dan")
    assert scores(course) == {"ada": 4.5, "bob": 1.375, "dan": 4.5}
    assert autograded(course, "dan").is_dir()
    assert not autograded(course, "bob").exists()
    assert not autograded(course, "carol").exists()


def test_an_error_of_the_gradebook_hits_one_student(course, recording):
    """Somebody else adds the same submission between its beginning and its batch."""
    recorder, record = recording
    recorder.batch_size = 3
    with recorder:
        record(recorder, "ada")
        record(recorder, "bob")
        with open_gradebook(course) as gradebook:
            for student in ("bob", "carol"):
                gradebook.add_student(student, first_name="from elsewhere")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", SAWarning)
                gradebook.add_submission(ASSIGNMENT, "bob")
        with pytest.raises(RecordingError, match="^bob could not be recorded: another program has [^\n]*$"):
            record(recorder, "carol")
        record(recorder, "dan")
    assert scores(course) == {"ada": 4.5, "bob": 0, "carol": 4.5, "dan": 4.5}
    assert autograded(course, "carol").is_dir()
    assert not autograded(course, "bob").exists()
    with open_gradebook(course) as gradebook:
        assert gradebook.find_student("carol").first_name == "from elsewhere"


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param(["BEGIN IMMEDIATE"], id="before the first row"),
        pytest.param(["BEGIN", "SELECT * FROM student"], id="at the commit"),
    ],
)
def test_a_locked_gradebook_loses_its_batch_and_no_more(course, recording, statements):
    recorder, record = recording
    with recorder:
        record(recorder, "ada")
        with contextlib.closing(sqlite3.connect(course / "gradebook.db", isolation_level=None)) as other:
            for statement in statements:
                other.execute(statement).fetchone()
            with pytest.raises(RecordingError, match="ada could not.*bob could not.*database is locked"):
                record(recorder, "bob")
        assert not autograded(course, "ada").exists()
        record(recorder, "carol", timestamp=AFTER)
    assert scores(course) == {"carol": 4.5}


def test_batches_are_written_when_they_are_full_and_lock_nothing_before(course, recording):
    recorder, record = recording
    with recorder:
        record(recorder, "ada")
        assert scores(course) == {}
        with contextlib.closing(sqlite3.connect(course / "gradebook.db", timeout=0)) as other:
            other.execute("UPDATE assignment SET name = name")
            other.commit()
        record(recorder, "bob")
        assert scores(course) == {"ada": 4.5, "bob": 4.5}
        record(recorder, "carol")
        record(recorder, "carol", answered(course, WRONG))
        assert scores(course) == {"ada": 4.5, "bob": 4.5, "carol": 4.5}, "written before it is replaced"
    assert scores(course) == {"ada": 4.5, "bob": 4.5, "carol": 1.375}


def test_a_batch_is_one_transaction(course, recording):
    recorder, record = recording
    recorder.batch_size = 10
    with recorder:
        before = transactions(course)
        for student in "abcdefghi":
            record(recorder, student)
        assert transactions(course) == before
    assert transactions(course) == before + 1


def transactions(course):
    """The counter of changes in the header of an SQLite file."""
    return int.from_bytes((course / "gradebook.db").read_bytes()[24:28], "big")


def test_two_recorders_write_to_one_gradebook(course, recording):
    recorder, record = recording
    with recorder, Recorder(assignment_of(course)) as other:
        for students in zip("abcd", "efgh", strict=True):
            record(recorder, students[0])
            record(other, students[1])
    assert scores(course) == dict.fromkeys("abcdefgh", 4.5)


def test_what_was_finished_is_written_when_the_run_is_stopped(course, recording):
    recorder, record = recording
    with pytest.raises(KeyboardInterrupt), recorder:
        record(recorder, "ada")
        recorder.begin(handed_in(hand_in(course, "bob", answered(course))))
        raise KeyboardInterrupt
    assert scores(course) == {"ada": 4.5}
    assert not autograded(course, "bob").exists()


def test_a_submission_is_recorded_as_a_whole(course, recording):
    recorder, _ = recording
    folder = hand_in(course, "ada", answered(course))
    with pytest.raises(RecordingError, match="ada could not be recorded: the submission was begun and not"):
        with recorder:
            with pytest.raises(RecordingError, match="nothing was recorded for numbers, words"):
                recorder.begin(handed_in(folder))
                recorder.finish("ada")
            with pytest.raises(RecordingError, match="there is no notebook of week1 in"):
                recorder.begin(Submission("ada", folder.parent, {}))
            recorder.begin(handed_in(folder))
    assert scores(course) == {}
    assert not autograded(course, "ada").exists()


def test_unknown_assignment_and_student(course):
    with pytest.raises(MissingEntry, match="No such assignment: week2"):
        Recorder(assignment_of(course, name="week2")).__enter__()
    config = configured()
    config.Autograde.create_student = False
    with Recorder(assignment_of(course, config)) as recorder:
        recorder.begin(handed_in(hand_in(course, "right", answered(course))))
        with pytest.raises(RecordingError, match="No such student: ada"):
            recorder.begin(handed_in(hand_in(course, "ada", answered(course))))
        with pytest.raises(RecordingError, match="No such"):
            recorder.record("right", "unknown", released(course, "words"))


def test_hooks_run_once_for_each_submission(course):
    calls = []
    config = configured()
    config.Autograde.pre_convert_hook = lambda **names: calls.append(("pre", names))
    config.Autograde.post_convert_hook = lambda **names: calls.append(("post", names))
    hand_in(course, "ada", answered(course), words=False)
    grade_with_recorder(course, config)
    notebooks = [str(course / "submitted" / "ada" / ASSIGNMENT / "numbers.ipynb")]
    names = {"assignment": ASSIGNMENT, "student": "ada", "notebooks": notebooks}
    assert calls == [("pre", names), ("post", names)]


def test_what_was_written_is_let_go(course, recording):
    recorder, record = recording
    recorder.batch_size = 4
    with recorder:
        for student in "abcd":
            record(recorder, student)
        gc.collect()
        alive = [item for item in gc.get_objects() if isinstance(item, Grade | Comment | SubmittedAssignment)]
        assert alive == []


@pytest.mark.parametrize(
    ("name", "value"), [("schema_version", 1), ("grade", 1), ("points", None), ("grade_id", "")]
)
def test_wrong_metadata_are_found_after_right_ones(course, name, value):
    config = plain()
    with Recorder(assignment_of(course, config)) as recorder:
        right, wrong = answered(course), answered(course)
        helpers.get(wrong, "plot").metadata.nbgrader[name] = value
        for nb in (right, right):
            sanitised(recorder, "ada", "numbers", nb)
        with pytest.raises(RecordingError, match="bob could not be recorded"):
            sanitised(recorder, "bob", "numbers", wrong)
