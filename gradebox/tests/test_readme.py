"""What README.md says of names, options, limits and numbers is what the code has."""

import ast
import csv
import re
from pathlib import Path

import pytest
from hostile import keras_forgeries
from hostile.attacks import ATTACKS
from hostile.forgeries import FORGERIES, POINTS
from hostile.stock import TABLE

import gradebox
from gradebox.__main__ import main
from gradebox.feedback import exporter, hidden
from gradebox.inside import clock, kernel_calls, messages, supervisor, written
from gradebox.intake import beside, collect, rebuild
from gradebox.recording.recorder import Recorder
from gradebox.running import box, planning
from gradebox.running.execute import CELLS_TIME, ExecuteInBox
from gradebox.running.job import DRAWS, Limits

PACKAGE = Path(gradebox.__file__).parent
TEXT = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
COMMANDS = ("grade", "regrade", "report", "try", "doctor")
# What a shell, another program or the makefile is asked for.
OTHERS = {
    *("--security-opt", "--cap-add", "--protocol", "--nworkers", "--nthreads", "--force"),
    *("--tls-ca-file", "--tls-cert", "--tls-key", "--help"),
}


def help_of(command, capsys):
    with pytest.raises(SystemExit):
        main([command, "--help"])
    return capsys.readouterr().out


def test_every_option_that_is_named_is_one(capsys):
    known = set(re.findall(r"--[a-z-]+", "".join(help_of(command, capsys) for command in COMMANDS)))
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT)) - OTHERS <= known


def test_every_command_is_in_the_table_and_takes_the_course(capsys):
    for command in COMMANDS:
        assert f"`gradebox {command}" in TEXT
        assert "--course-dir" in help_of(command, capsys)


def test_settings_stand_there_with_their_defaults():
    block = re.search(r"```python\n(c\.ExecutePreprocessor.*?)```", TEXT, re.DOTALL)[1]
    said = {
        name: ast.literal_eval(value)
        for name, value in re.findall(r"^c\.\w+\.(\w+) = ([^#\n]+?)(?:  #|$)", block, re.MULTILINE)
    }
    assert said == {name: getattr(ExecuteInBox(), name) for name in ExecuteInBox.class_own_traits()}


def test_every_module_has_its_place_in_the_table():
    rows = "\n".join(line for line in TEXT.splitlines() if line.startswith("| `"))
    named = set(re.findall(r"`(?:\w+/)?(\w+\.py)`", rows))
    there = {path.name for path in PACKAGE.rglob("*.py")} - {"__init__.py"}
    assert there == named
    for folder in re.findall(r"^\| `(\w+)/` \|", TEXT, re.MULTILINE):
        assert (PACKAGE / folder).is_dir(), folder


def test_every_file_of_ours_that_is_named_is_there():
    named = re.findall(r"`(?:python )?(gradebox/(?:tests|bench)/[\w/.]+)`", TEXT)
    assert named and not [name for name in named if not (PACKAGE.parents[2] / name).is_file()]


LARGEST_WRITTEN = round(messages.largest_files({"output_bytes": 10**9}) / 1e9, 2)  # for a byte of output_mb
LIMITS = {
    "A cell of more than {:,} characters": rebuild.LARGEST_CELL,
    "at most 100 MB, {:,} cells": collect.MOST_CELLS,
    "100 MB (`CourseDirectory.max_file_size`), {:,} cells": collect.MOST_CELLS,
    "cells, and {:g} MB of text beside outputs": collect.MOST_TEXT / 1e6,
    "cells, or {:g} MB of text beside outputs": collect.MOST_TEXT / 1e6,
    "at most {} s of processor time and 600 MB beside four times the file": collect.READ_SECONDS,
    "processor time and {} MB beside four times the file": collect.READ_MEGABYTES,
    "its feedback page {} s and 1 GB": exporter.PAGE_SECONDS,
    "its feedback page 30 s and {:g} GB": exporter.PAGE_MEGABYTES / 1e3,
    "up to `handed_in_mb` and {:,} files": beside.MOST_FILES,
    "finds up to {:,} and 4.5 times `output_mb`": written.MOST_FILES,
    "and {:g} times `output_mb`; of more": LARGEST_WRITTEN,
    "A socket counts as {:.1f} MB": kernel_calls.SOCKET_BYTES / 1e6,
    "more than {:.0f} kB beside the notebooks": planning.LARGE / 1e3,
    "a number from 0 to {} in it": DRAWS - 1,
    "if that has {} characters or more": hidden.SHORTEST_SECRET,
    "({} of numbers alone)": hidden.SHORTEST_NUMBERS,
    "A cell may run {} s where you set nothing": Limits().cell_seconds,
}
WORDS = {
    "twenty times a second": 1 / supervisor.TICK,
    "waits four times as long": clock.PATIENCE,
    "None: ten times as long as a cell": CELLS_TIME,
    "beside four times the file": collect.MEMORY_OF_A_BYTE,
    "one transaction for every fifty submissions": Recorder.__init__.__defaults__[0],
}
NUMBERS = {"four": 4, "ten": 10, "twenty": 20, "fifty": 50}


@pytest.mark.parametrize("sentence", LIMITS)
def test_a_limit_is_the_one_of_the_code(sentence):
    assert sentence.format(LIMITS[sentence]) in TEXT


@pytest.mark.parametrize("sentence", WORDS)
def test_a_limit_in_words_is_the_one_of_the_code(sentence):
    (number,) = (number for word, number in NUMBERS.items() if word in sentence.split())
    assert sentence in TEXT
    assert number == WORDS[sentence]


def test_the_parts_of_an_environment_that_are_seen():
    for part in box.PREFIX_PARTS:
        if part not in ("lib32", "lib64"):  # Debian's and others', links to or like lib
            assert f"`{part}`" in TEXT


def test_the_table_of_the_hostile_class_is_the_class():
    table = TEXT.partition("| tries | due |")[2].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table if line.startswith("|")]
    assert [row[:3] for row in rows] == [
        [f"{attack.name}: {attack.tries}", f"{attack.score:g}", f"{attack.score:g}"] for attack in ATTACKS
    ]
    assert f"has {len(ATTACKS)} submissions" in TEXT


def test_the_numbers_of_forgeries_are_those_of_the_table():
    with open(TABLE, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["origin"] != "nobody"]
    keras = [row["nbgrader"] for row in rows if row["forgery"].startswith("keras: ")]
    others = [row["nbgrader"] for row in rows if not row["forgery"].startswith("keras: ")]
    assert len(others) == len(FORGERIES) and len(keras) == len(keras_forgeries.FORGERIES)
    assert f"has {len(others)} answers that try" in TEXT
    assert f"gives points to {sum(mark not in ('0', 'none') for mark in others)} of them" in TEXT
    assert f"no mark at all to {others.count('none')} more" in TEXT
    assert f"all {POINTS:g} to one of these" in TEXT and others.count(f"{POINTS:g}") == 1
    assert f"has {len(keras)} answers to a Keras notebook" in TEXT
    assert f"gives points to {sum(mark not in ('0', 'none') for mark in keras)} of them, all 6 to one" in TEXT
    assert keras.count("6") == 1 and "none" not in keras


def test_messages_are_quoted_as_they_are():
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    text = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    said = [words for words in re.findall(r'"([^"`]+)"', text) if " " in words]
    assert said
    for words in said:
        pattern = re.sub(r"\d+", lambda match: r"(?:\d+|\{.+?\})", re.escape(words))
        assert re.search(pattern, code), words
