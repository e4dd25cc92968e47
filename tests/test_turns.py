"""Which notebooks the dear tests ask."""

import subprocess
from modulefinder import ModuleFinder
from pathlib import Path

import pytest
import turns

from coursekit.notebooks import ROOT
from proof.since import changed_since

NOTEBOOKS = [("01_memory", "tensorflow"), ("02_unrolling", "tensorflow"), ("03_lstm", "tensorflow")]


@pytest.fixture
def asked(monkeypatch):
    """A function: what is asked where these files are new, and the second notebook has its turn."""

    def ask(changed, every_turn=False):
        monkeypatch.setattr(turns, "EVERY_TURN", every_turn)
        monkeypatch.setattr(turns, "turn", lambda root: 4)
        monkeypatch.setenv("SINCE", "before")
        monkeypatch.setattr(
            turns, "changed_since", lambda root, since: changed if since == "before" else None
        )
        return [chapter for chapter, _ in turns.new_or_in_turn(NOTEBOOKS)]

    return ask


def test_one_is_asked_where_nothing_is_new(asked):
    assert asked([]) == asked(["README.md", "book/01_memory.md", "coursekit/plots.py"]) == ["02_unrolling"]


@pytest.mark.parametrize(
    "path",
    [
        "bank/03_lstm/tensorflow/copy-lstm/answers/no_bias.py",
        "solutions/03_lstm/tensorflow.ipynb",
        "exercises/03_lstm/tensorflow.ipynb",
    ],
)
def test_what_is_new_is_asked_as_well(asked, path):
    assert asked([path]) == ["02_unrolling", "03_lstm"]
    assert asked([path.replace("tensorflow", "numpy")]) == ["02_unrolling"]


@pytest.mark.parametrize(
    "path", ["gradebox/src/gradebox/grade.py", "bank/helpers/call.py", "coursekit/run_checks.py"]
)
def test_all_are_asked_where_what_grades_them_is_new(asked, path):
    assert len(asked([path])) == 3


def test_all_are_asked_where_nobody_knows_what_is_new_and_where_every_turn_is_wanted(asked):
    assert len(asked(None)) == len(asked([], every_turn=True)) == 3


@pytest.mark.parametrize("test", ["test_answers", "test_bank"])
def test_the_machinery_is_all_that_the_tests_import_of_coursekit(test):
    # What lies elsewhere is not found, and not looked into.
    finder = ModuleFinder(path=[str(ROOT / part) for part in ("", "tests", "gradebox/src", "gradebox/tests")])
    finder.run_script(str(ROOT / "tests" / f"{test}.py"))
    files = {Path(module.__file__) for module in finder.modules.values() if module.__file__}
    paths = {path.relative_to(ROOT).as_posix() for path in files}
    ours = {path for path in paths if path.startswith(("coursekit/", "gradebox/", "proof/", "tests/"))}
    # What turns.py itself needs grades nothing, and neither does the proof.
    ours -= {"tests/pages_read.py", "tests/building.py", "coursekit/book_sources.py"}
    ours = {path for path in ours if not path.startswith("proof/")}
    assert len(ours) > 10 and not {path for path in ours if not path.startswith(turns.MACHINERY)}


def test_what_differs_from_the_commit_is_changed_whether_it_is_committed_or_not(tmp_path):
    def git(*arguments):
        who = ["-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "--initial-branch=main")
    for name in ("same.py", "committed.py", "edited.py", "gone.py"):
        (tmp_path / name).write_text("1\n")
    git("add", ".")
    git("commit", "-m", "first")
    git("branch", "base")
    (tmp_path / "committed.py").write_text("2\n")
    (tmp_path / "gone.py").unlink()
    git("commit", "-am", "second")
    (tmp_path / "edited.py").write_text("2\n")
    (tmp_path / "nëw.py").write_text("1\n")
    assert changed_since(tmp_path, "base") == {"committed.py", "edited.py", "gone.py", "nëw.py"}
    assert changed_since(tmp_path, "no-such-commit") is None
