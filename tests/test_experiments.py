"""The stored experiments: each names a command that exists, and a page that misses one says which."""

import json

import pytest

from coursekit import experiments
from coursekit.experiments import FOLDER, OTHER_COMMANDS, command_of, load

STORED = sorted(path.stem for path in FOLDER.glob("*.json"))


@pytest.mark.parametrize("name", STORED)
def test_a_stored_experiment_names_the_command_that_makes_it(name):
    assert json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["command"] == command_of(name)
    assert (FOLDER / f"{name}.py").is_file() or name in OTHER_COMMANDS


@pytest.mark.parametrize("name", STORED)
def test_a_missing_experiment_names_the_command_that_makes_it(tmp_path, monkeypatch, name):
    monkeypatch.setattr(experiments, "FOLDER", tmp_path)
    with pytest.raises(FileNotFoundError, match=command_of(name)):
        load(name)
