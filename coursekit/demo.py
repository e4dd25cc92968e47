"""A small class of made-up submissions, graded: what an instructor tries first.

    python -m coursekit.demo     makes demo/, a course folder of its own, and grades it

Options go to `gradebox grade`, for example --unsafe-no-box where there is no bubblewrap.

The answers come from the bank, so the table shows real mistakes with their messages.
"""

import shutil
import sys

from coursekit.answers import answers, fill_in, read_notebook, reference, rounds, write_submission
from coursekit.notebooks import ROOT
from gradebox.__main__ import main as gradebox

DEMO = ROOT / "demo"
CHAPTER = "01_memory"
NOTEBOOKS = ["numpy", "tensorflow"]


def solved():
    """Both students' notebooks with the reference solutions filled in."""
    return {
        name: fill_in(read_notebook("exercises", CHAPTER, name), reference(CHAPTER, name))
        for name in NOTEBOOKS
    }


def with_mistakes(number):
    """Both notebooks with one wrong answer from the bank in each solution cell, where it has so many."""
    notebooks = solved()
    for name, notebook in notebooks.items():
        wrong = [answer for answer in answers(CHAPTER, name) if answer.loses]
        fill_in(notebook, {cell: answer.source for cell, answer in rounds(wrong)[number].items()})
    return notebooks


def with_source(grade_id, source):
    """The reference solutions with one cell of the NumPy notebook replaced."""
    notebooks = solved()
    fill_in(notebooks["numpy"], {grade_id: source})
    return notebooks


def make_class():
    """Write the demo course: the sources and the configuration of this one, and a class of eight."""
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir()
    config = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    config += (
        "\nc.ExecutePreprocessor.timeout = 20  # the demo's endless loop should not keep anybody waiting\n"
    )
    (DEMO / "nbgrader_config.py").write_text(config, encoding="utf-8")
    for folder in ("solutions", "exercises"):
        shutil.copytree(ROOT / folder / CHAPTER, DEMO / folder / CHAPTER)
    endless = "def softmax(z):\n    while True:\n        pass\n"
    dying = "import os\n\n\ndef softmax(z):\n    os._exit(1)\n"
    copied = solved()
    cells = copied["numpy"]["cells"]
    cells.append(next(cell for cell in cells if cell["id"] == "test-rnn-step-values"))
    students = {
        "ada": solved(),
        "ben": {name: read_notebook("exercises", CHAPTER, name) for name in NOTEBOOKS},  # nothing done
        "chen": with_mistakes(0),
        "dora": with_mistakes(3),
        "emil": with_source("softmax", endless),
        "fatima": with_source("softmax", dying),
        "grace": copied,
        "hugo": {"numpy": solved()["numpy"]},  # one notebook only
    }
    for student, notebooks in students.items():
        write_submission(DEMO / "submitted" / student / CHAPTER, notebooks)
    (DEMO / "submitted" / "hugo" / CHAPTER / "tensorflow.ipynb").write_text('{"cells": [', encoding="utf-8")


def main():
    make_class()
    print("Made a class of eight in demo/submitted/. Grading takes about two minutes.\n")
    if gradebox(["grade", CHAPTER, "--course-dir", str(DEMO), *sys.argv[1:]]) == 2:
        sys.exit(2)
    print(
        "\nThis class is made so that some things need a look. Feedback to open: demo/feedback/chen/01_memory/numpy.html"
    )


if __name__ == "__main__":
    main()
