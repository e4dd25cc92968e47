"""What a page shows under "You will write this" passes the hidden tests of the exercise, as a learner's answer would."""

import ast
import re

import pytest

from coursekit.answers import reference
from coursekit.notebooks import ROOT, chapters
from proof.slices import Notebook, main_draw

BOX = re.compile(
    r"^(:{3,})\{dropdown\} You will write this: (NumPy|TensorFlow) exercise.*?\n(.*?)^\1$",
    re.MULTILINE | re.DOTALL,
)
SHOWN = re.compile(r"literalinclude\} \.\./(\S+)\.py\n:language: python\n:pyobject: (\w+)")

OTHERWISE = {
    "gate_trace": "the box says so: in NumPy, where the exercise is in TensorFlow",
}


def exercises_of(chapter, notebook):
    """{function: grade_id of the exercise that asks for it}."""
    found = {}
    for exercise, source in reference(chapter, notebook).items():
        names = (
            one.name for one in ast.parse(source).body if isinstance(one, ast.FunctionDef | ast.ClassDef)
        )
        found |= dict.fromkeys(names, exercise)
    return found


def shown():
    """(page, notebook, exercise, module, function) of each function in a box that an exercise asks for."""
    found = []
    for page in sorted((ROOT / "book").glob("*.md")):
        for _, notebook, body in BOX.findall(page.read_text(encoding="utf-8")):
            (chapter,) = (name for name in chapters() if name[:2] == page.name[:2])
            asked = exercises_of(chapter, notebook.lower())
            for path, name in SHOWN.findall(body):
                if name in asked and name not in OTHERWISE:
                    module = path.replace("/", ".")
                    found.append((page.stem, f"{chapter}/{notebook.lower()}", asked[name], module, name))
    return found


@pytest.mark.parametrize("page, notebook, exercise, module, name", shown())
def test_a_function_in_a_box_passes_its_exercise(page, notebook, exercise, module, name, monkeypatch):
    chapter, notebook = notebook.split("/")
    slices = Notebook(ROOT, chapter, notebook, bank_answers=[])
    monkeypatch.setenv("GRADEBOX_DRAW", str(main_draw(page, name)))
    for test in slices.tests(exercise):
        names = {"__name__": "__main__"}
        for cell, source in slices.cut(test, exercise, f"from {module} import {name}"):
            exec(compile(source, f"{test}: {cell}", "exec"), names)


def test_every_box_shows_something_that_is_asked_for():
    boxes = sum(
        "You will write this" in page.read_text(encoding="utf-8") for page in (ROOT / "book").glob("*.md")
    )
    assert boxes == len({page for page, *_ in shown()} | {"03_remembering"})  # see OTHERWISE
