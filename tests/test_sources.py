"""The notebooks that people edit, and the files that are made from them."""

import ast
import difflib
import re
import sys
from pathlib import Path

import pytest

from coursekit import travel
from coursekit.answers import BANK, answers, own_tests, read_notebook, reference
from coursekit.notebooks import ROOT, WIDTH, chapters, is_folded, make_exercises, to_normal_form

SOURCES = sorted((ROOT / "solutions").glob("*/*.ipynb"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in SOURCES]
NEEDED = {"keras", "matplotlib", "numpy", "tensorflow"}  # and the standard library


def cells_of(path):
    return read_notebook("solutions", path.parent.name, path.stem)["cells"]


def nbgrader_of(cell):
    return cell["metadata"].get("nbgrader", {})


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_a_source_notebook_is_in_its_normal_form(path):
    text = path.read_text(encoding="utf-8")
    normal = to_normal_form(read_notebook("solutions", path.parent.name, path.stem))
    difference = "".join(
        difflib.unified_diff(text.splitlines(True), normal.splitlines(True), "is", "should be", n=1)
    )
    assert not difference, f"not in normal form; `make absorb` mends it:\n{difference[:3000]}"


def test_exercises_are_what_the_solutions_make(tmp_path):
    target = tmp_path / "exercises"
    make_exercises(target)
    chapter = next(target.iterdir())
    assert target.stat().st_mode == chapter.stat().st_mode, (
        "a temporary folder's mode: no other user can read"
    )
    made = {path.relative_to(target): path for path in target.rglob("*") if path.is_file()}
    committed = {
        path.relative_to(ROOT / "exercises"): path
        for path in (ROOT / "exercises").rglob("*")
        if path.is_file() and ".ipynb_checkpoints" not in path.parts
    }
    assert set(committed) - set(made) == set(), "orphans in exercises/; `make exercises` removes them"
    for name, path in made.items():
        new = path.read_text(encoding="utf-8").splitlines(True)
        old = committed[name].read_text(encoding="utf-8").splitlines(True) if name in committed else []
        difference = "".join(difflib.unified_diff(old, new, "committed", "made now"))
        assert not difference, (
            f"exercises/{name} is out of date; `make exercises` mends it:\n{difference[:3000]}"
        )


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_students_get_no_solution_and_no_hidden_test(path):
    text = (ROOT / "exercises" / path.parent.name / path.name).read_text(encoding="utf-8")
    assert "BEGIN SOLUTION" not in text
    assert "HIDDEN TESTS" not in text


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_a_notebook_stands_alone(path):
    imported = set()
    for cell in cells_of(path):
        if cell["cell_type"] == "code":
            imported |= set(re.findall(r"^\s*(?:import|from) (\w+)", "".join(cell["source"]), re.MULTILINE))
    assert imported <= NEEDED | sys.stdlib_module_names


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_every_solution_has_a_visible_check_and_hidden_tests(path):
    cells = {cell["id"]: cell for cell in cells_of(path)}
    for name in reference(path.parent.name, path.stem):
        check = nbgrader_of(cells[f"check-{name}"])
        assert check["locked"] and not check["grade"]
        tests = own_tests(name, {"cells": list(cells.values())})
        assert tests, f"{name} has no hidden test"
        for test in (cells[grade_id] for grade_id in tests):
            source, points = "".join(test["source"]), nbgrader_of(test)["points"]
            said = f"# Hidden test ({points} point{'s' if points > 1 else ''}): "
            assert source.startswith(said), f"{test['id']} is worth {points}, and should open with {said!r}"
            told, mark, _ = source.partition("### BEGIN HIDDEN TESTS")
            assert mark and all(line.startswith("# ") for line in told.splitlines())


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_what_learners_read_fits_and_checks_are_folded(path):
    """The students' version, after nbgrader: lines of at most 72 letters, and nothing about a mistake to be seen."""
    for cell in read_notebook("exercises", path.parent.name, path.stem)["cells"]:
        if cell["cell_type"] != "code":
            continue
        folded = cell["metadata"].get("jupyter", {}).get("source_hidden", False)
        assert folded == is_folded(cell), cell["id"]
        wide = [line for line in "".join(cell["source"]).splitlines() if len(line) > WIDTH]
        assert folded or not wide, f"{cell['id']}: break these lines: {wide}"


def test_the_travel_sentences_of_a_notebook_are_those_of_the_book():
    # A student's notebook stands alone, so it holds a copy; this keeps the copy true.
    cells = {
        cell["id"]: "".join(cell["source"])
        for cell in cells_of(ROOT / "solutions/01_memory/tensorflow.ipynb")
    }
    written = Path(travel.__file__).read_text(encoding="utf-8").split("import numpy as np\n", 1)[1].strip()
    assert cells["travel-sentences"] == written


@pytest.mark.parametrize("kind", ["numpy", "tensorflow"])
def test_all_notebooks_of_a_kind_draw_their_random_numbers_in_the_same_way(kind):
    texts = set()
    for path in [path for path in SOURCES if path.stem == kind]:
        cells = {cell["id"]: cell for cell in cells_of(path)}
        assert list(cells).index("draws") == list(cells).index("imports") + 1
        known = nbgrader_of(cells["draws"])
        assert known["locked"] and not known["grade"] and not known["solution"]
        texts.add("".join(cells["draws"]["source"]))
    assert len(texts) == 1


def test_all_notebooks_put_correct_functions_in_the_place_of_earlier_ones_in_the_same_way():
    found = re.compile(r"^def run_with\(.*?(?=^\S)", re.MULTILINE | re.DOTALL)
    texts = [found.findall("".join(cell["source"])) for path in SOURCES for cell in cells_of(path)]
    copies = [copy.strip() for copies in texts for copy in copies]
    assert len(copies) > 1 and len(set(copies)) == 1


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_hidden_tests_draw_from_fresh_alone_and_each_has_numbers_of_its_own(path):
    names = []
    for cell in cells_of(path):
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or cell["id"] == "draws" or nbgrader_of(cell).get("solution"):
            continue
        here = set()
        for call in [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]:
            called = ast.unparse(call.func)
            # A generator for a given seed, and Keras with one, are no new chance: the seed comes from a draw.
            seeded = called in ("np.random.default_rng", "keras.utils.set_random_seed") and call.args
            if nbgrader_of(cell).get("grade"):
                assert seeded or not called.startswith(("np.random.", "random.", "keras.random."))
            if called == "fresh" and isinstance(call.args[0], ast.Constant):
                here.add(call.args[0].value)
            elif called.startswith(("run_with", "with_")) and isinstance(call.args[0], ast.Name):
                here.add(call.args[0].id)
        names += here - {"test"}  # that is the argument of run_with and of what calls it
    assert len(names) > 5 and sorted(names) == sorted(set(names))


@pytest.mark.parametrize("chapter", chapters())
def test_the_bank_has_five_wrong_and_two_right_answers_to_each_exercise(chapter):
    for path in sorted((ROOT / "solutions" / chapter).glob("*.ipynb")):
        bank = answers(chapter, path.stem)
        for cell in reference(chapter, path.stem):
            wrong = [a for a in bank if a.cell == cell and a.loses]
            right = [a for a in bank if a.cell == cell and not a.loses]
            assert len(wrong) >= 5 and len(right) >= 2, (
                f"{chapter}/{path.stem}/{cell}: {len(wrong)}, {len(right)}"
            )


def test_the_bank_names_only_cells_that_exist():
    for folder in BANK.glob("*/*/*/answers/"):
        chapter, notebook, cell, _ = folder.relative_to(BANK).parts
        ids = {c["id"] for c in read_notebook("solutions", chapter, notebook)["cells"]}
        assert cell in ids, f"{folder} answers no cell of the notebook"
        for answer in answers(chapter, notebook):
            assert answer.loses <= ids, f"{answer.id} loses cells that do not exist: {answer.loses - ids}"
