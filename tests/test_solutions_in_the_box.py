"""The course's solution notebooks run in gradebox's box as they run in Jupyter, and get the same marks in every way."""

import json
import re

import nbformat
import pytest
from gradebox_helpers import needs_box
from nbgrader.utils import determine_grade, is_grade
from test_box import in_jupyter, plain
from turns import one_in_turn

from coursekit.answers import fill_in, read_notebook, reference
from coursekit.notebooks import ROOT, chapters
from gradebox.cells import is_skipped
from gradebox.notes import start_notes
from gradebox.running.box import run_box
from gradebox.running.job import Limits
from gradebox.running.outputs import fill_in_outputs
from gradebox.running.planning import make_job

pytestmark = pytest.mark.takes_turns

# One of each kind, by turns: those that train with TensorFlow take a minute or two, the others up to half a minute.
TRAINING = sorted(path.parent.name for path in (ROOT / "solutions").glob("*/tensorflow.ipynb"))
NOTEBOOKS = [
    *((chapter, "numpy") for chapter in one_in_turn(chapters())),
    *((chapter, "tensorflow") for chapter in one_in_turn(TRAINING)),
]


def notebook_of(chapter, notebook):
    """A solution notebook without the cells that are not run in grading."""
    nb = nbformat.read(ROOT / "solutions" / chapter / f"{notebook}.ipynb", as_version=4)
    nb.cells = [cell for cell in nb.cells if not is_skipped(cell)]
    return nb


@needs_box
@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_a_solution_notebook_gives_the_outputs_that_jupyter_gives(chapter, notebook):
    nb = notebook_of(chapter, notebook)
    result = run_box(make_job(nb, Limits(cell_seconds=300)))
    expected = [cell for cell in in_jupyter(nb, cell_seconds=300).cells if cell.cell_type == "code"]
    assert len(result["cells"]) == len(expected)
    for cell, ours in zip(expected, result["cells"], strict=True):
        assert _without_numbers(plain(ours["outputs"])) == _without_numbers(plain(cell.outputs)), cell.id
        assert ours["count"] == cell.execution_count
        assert ours["incident"] is None


def _without_numbers(value):
    """Training prints losses and times, which no two runs share."""
    return re.sub(r"\d+(\.\d+)?", "#", repr(value))


def marks(result, nb):
    """{grade_id: points} of an executed notebook."""
    fill_in_outputs(nb, result)
    graded = [cell for cell in nb.cells if is_grade(cell)]
    return {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in graded}


@needs_box
@pytest.mark.parametrize("notebook", ["numpy", "tensorflow"])
def test_cold_warm_boxed_and_unboxed_give_equal_marks(notebook):
    """The first answer is wrong, and one that trains: what trains is asked above, warm in the box and cold outside."""
    chapter = "01_memory"
    sources = reference(chapter, notebook)
    for name in [next(iter(sources)), *(name for name in sources if name.startswith("train-"))]:
        sources[name] = "raise ValueError('this answer is wrong')"
    source = fill_in(read_notebook("solutions", chapter, notebook), sources)
    found = []
    for boxed in (True, False):
        for warm in (True, False):
            nb = nbformat.reads(json.dumps(source), as_version=4)
            start_notes(nb)
            result = run_box(make_job(nb, Limits(), boxed=boxed), warm=warm)
            assert result["box"] == ("box" if boxed else "no box")
            found.append(marks(result, nb))
    assert found[0] == found[1] == found[2] == found[3]
    assert 0 < sum(value == 0 for value in found[0].values()) < len(found[0])
