"""The steps that gradebox gives nbgrader are nbgrader's own, with gradebox's in their place and no other."""

import copy
import re

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import ClearMetadataPreprocessor, Preprocessor
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.preprocessors import Execute, GetGrades, SaveAutoGrades
from traitlets.config import Config

from gradebox.__main__ import main
from gradebox.config import ClearMetadataButNotes, configure, passed_over
from gradebox.course import open_course
from gradebox.errors import CannotGrade
from gradebox.feedback.hidden import HideTests
from gradebox.intake.rebuild import RebuildFromRelease
from gradebox.running.execute import ExecuteInBox


def configured():
    c = Config()
    configure(c)
    return c


def test_autograding_has_every_step_of_this_nbgrader():
    c = configured().Autograde
    assert c.sanitize_preprocessors == [RebuildFromRelease, *Autograde().sanitize_preprocessors]
    ours = {
        Execute: ExecuteInBox,
        ClearMetadataPreprocessor: ClearMetadataButNotes,
    }
    assert c.autograde_preprocessors == [ours.get(step, step) for step in Autograde().autograde_preprocessors]


def test_feedback_has_every_step_of_this_nbgrader():
    steps = GenerateFeedback().preprocessors
    after = steps.index(GetGrades) + 1
    assert configured().GenerateFeedback.preprocessors == [*steps[:after], HideTests, *steps[after:]]


def test_to_configure_twice_is_to_configure_once():
    once, twice = configured(), configured()
    configure(twice)
    assert once == twice


class Note(Preprocessor):
    """A step of the course's own."""


class ExecuteElsewhere(Execute):
    """A way of the course's own to run notebooks."""


@pytest.mark.parametrize("name", [Note, f"{__name__}.Note", "a_module.that_is.not_there_yet"])
@pytest.mark.parametrize("way", ["list", "append", "insert"])
def test_steps_of_the_courses_own_stay(name, way):
    c = Config()
    if way == "list":
        c.Autograde.autograde_preprocessors = ["nbgrader.preprocessors.Execute", name, SaveAutoGrades]
        c.Autograde.sanitize_preprocessors = [name]
        c.GenerateFeedback.preprocessors = [GetGrades, name]
    else:
        change = {"append": lambda steps: steps.append(name), "insert": lambda steps: steps.insert(1, name)}[
            way
        ]
        change(c.Autograde.autograde_preprocessors)
        change(c.Autograde.sanitize_preprocessors)
        change(c.GenerateFeedback.preprocessors)
    configure(c)
    expected = {
        "list": [ExecuteInBox, name, SaveAutoGrades],
        "append": [*configured().Autograde.autograde_preprocessors, name],
        "insert": [ExecuteInBox, name, *configured().Autograde.autograde_preprocessors[1:]],
    }[way]
    assert c.Autograde.autograde_preprocessors == expected
    assert c.Autograde.sanitize_preprocessors[0] == RebuildFromRelease
    assert name in c.Autograde.sanitize_preprocessors
    assert name in c.GenerateFeedback.preprocessors
    assert HideTests in c.GenerateFeedback.preprocessors


def test_what_a_course_has_set_for_its_pages_stays():
    c = Config()
    c.GenerateFeedback.exporter_class = HTMLExporter
    configure(c)
    assert c.GenerateFeedback.exporter_class is HTMLExporter


def test_settings_that_are_not_followed_are_said():
    c = Config()
    c.ExecutePreprocessor.timeout = 3
    c.ExecutePreprocessor.record_timing = False
    c.Execute.enabled = False  # no test would run, and each would get its points
    c.Execute.extra_arguments.append("--debug")
    c.NotebookClient.startup_timeout = 60  # nbclient's own
    c.ExecuteInBox.memory_mb = 4000
    c.Autograde.autograde_preprocessors = [ExecuteElsewhere, SaveAutoGrades]
    original = copy.deepcopy(c)
    configure(c)
    said = " ".join(passed_over(c, original))
    for name in ("record_timing", "Execute.enabled", "Execute.extra_arguments", "ExecuteElsewhere"):
        assert name in said
    for name in ("timeout", "memory_mb"):
        assert f".{name}" not in said
    assert passed_over(configured(), Config()) == []


def test_a_step_that_clears_the_metadata_leaves_the_notes():
    nb = new_notebook(cells=[new_code_cell(metadata={"gradebox": {"seconds": 1}, "colour": "red"})])
    nb.metadata.update(gradebox={"repairs": []}, colour="red")
    nb, _ = ClearMetadataButNotes(enabled=True)(nb, {})
    assert (nb.metadata, nb.cells[0].metadata) == (
        {"gradebox": {"repairs": []}},
        {"gradebox": {"seconds": 1}},
    )


# -- where settings come from --------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Jupyter's folder for settings of a user's own."""
    folder = tmp_path / "home" / ".jupyter"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(folder))
    return folder


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "the course ü"
    folder.mkdir()
    return folder


def test_settings_are_read_wherever_nbgrader_reads_them(course, home):
    (home / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'home'\nc.CourseDirectory.db_url = 'sqlite:///home.db'\n"
    )
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'course'\n")
    (course / "nbgrader_config.json").write_text('{"CourseDirectory": {"release_directory": "out"}}')
    said = []
    found = open_course(course, said.append)
    assert (found.course_id, found.release) == ("course", "out")
    assert found.db_url == f"sqlite:///{course / 'home.db'}?timeout=60"
    assert said == [f"Settings were also read from {home / 'nbgrader_config.py'}."]
    assert [path.name for path in home.iterdir()] == ["nbgrader_config.py"], "nothing is written there"


def test_older_names_of_settings_are_known(course, home):
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.NbGrader.source_directory = 'old'\n")
    assert open_course(course).source == "old"


def test_the_course_is_the_one_that_the_settings_name_unless_it_is_named(course, home, tmp_path, monkeypatch):
    (home / "nbgrader_config.py").write_text(f"c = get_config()\nc.CourseDirectory.root = {str(course)!r}\n")
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'course'\n")
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.chdir(other)
    assert open_course().root == course
    assert open_course().course_id == "course"
    assert open_course(other).root == other


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("c = get_config()\nnonsense\n", "nbgrader_config.py, line 2: NameError"),
        ("c = (", "nbgrader_config.py, line 1: SyntaxError"),
        ("c = get_config()\nc.CourseDirectory.ignore = 3\n", "a value that it cannot have"),
        ("c = get_config()\nc.CourseDirectory.notebook_id = 'p1'\n", "CourseDirectory.notebook_id"),
        ("c = get_config()\nc.Autograde.autograde_preprocessors = []\n", "has no Execute"),
    ],
)
def test_settings_that_make_it_impossible_are_told(course, home, text, sentence):
    (course / "nbgrader_config.py").write_text(text)
    with pytest.raises(CannotGrade, match=re.escape(sentence)):
        open_course(course)


def test_a_misspelt_setting_is_named_with_the_one_that_is_meant(course, home, capsys):
    (course / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.ExecuteInBox.memroy_mb = 4000\n"
        "c.Gradebox.referee = True\n"
        "c.CourseDirectry.course_id = 'a'\n"
        "c.ExecutePreprocessor.timeout = 5\n"  # these are right, or somebody else's
        "c.ClearHiddenTests.begin_test_delimeter = 'BEGIN HIDDEN TESTS'\n"
        "c.LateSubmissionPlugin.penalty_method = 'zero'\n"
        "c.AutogradeApp.create_student = True\n"
        "c.MyOwnStep.colour = 'red'\n"
    )
    said = []
    open_course(course, said.append)
    assert said == [
        "c.ExecuteInBox.memroy_mb is set, and nbgrader and gradebox have no such setting. Did you mean "
        "c.ExecuteInBox.memory_mb?",
        "c.Gradebox is set, and nothing is called so. Did you mean c.ExecuteInBox?",
        "c.CourseDirectry is set, and nothing is called so. Did you mean c.CourseDirectory?",
    ]


def test_a_setting_of_a_step_that_it_cannot_have_is_told(course, home, capsys):
    (course / "source" / "ps1").mkdir(parents=True)
    nbformat.write(new_notebook(), course / "source" / "ps1" / "p.ipynb")
    (course / "submitted").mkdir()
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.ExecuteInBox.memory_mb = '2 GB'\n")
    assert main(["grade", "ps1", "--course-dir", str(course), "--workers", "1"]) == 2
    assert "memory_mb" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["grade", "ps1", "--workers=-1"],
        ["grade", "ps1", "--workers", "0"],
        ["try", "a.ipynb", "--draw", "25"],
    ],
)
def test_a_number_out_of_bounds_is_refused_before_anything_is_run(options, capsys):
    with pytest.raises(SystemExit) as ended:
        main(options)
    assert ended.value.code == 2
    assert "is not a whole number" in capsys.readouterr().err
