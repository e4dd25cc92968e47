"""A tiny nbgrader course for the tests of gradebox, and the ways in which learners damage a notebook."""

import copy
import json
import os

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from gradebox.running.box import NoBox, check_box

ASSIGNMENT = "week1"
KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}

COURSE_ID = "numbers-and-words"
CONFIG = f"""from gradebox.config import configure

c = get_config()
configure(c)
c.CourseDirectory.course_id = "{COURSE_ID}"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.ignore = [
    *(".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"),
    *("*.py", "*.md", "*.so", "*.pyd", ".*", "*.html", "*.log"),
]
c.ExecutePreprocessor.kernel_name = "python3"
c.ExecutePreprocessor.timeout = 2  # less patience than courses have
c.ExecutePreprocessor.iopub_timeout = 2
"""


def _no_box():
    try:
        check_box()
    except NoBox as error:
        return str(error)
    return ""


# In CI a missing box is a failure, not a reason to skip.
needs_box = pytest.mark.skipif(
    bool(_no_box()) and os.environ.get("CI") != "true", reason=f"needs bubblewrap: {_no_box()}"
)

SOLUTION = '''def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION'''

RIGHT = '''def double(x):
    """Twice x."""
    return 2 * x'''

WRONG = '''def double(x):
    """Twice x."""
    return x + 1'''

HIDDEN_VALUES = """# The values are right (hidden test)
### BEGIN HIDDEN TESTS
import numpy as np
secret_inputs = [3, 7]
assert [double(x) for x in secret_inputs] == [6, 14], "double(3) should be 6"
### END HIDDEN TESTS"""

HIDDEN_ARRAYS = """# It works on arrays (hidden test)
### BEGIN HIDDEN TESTS
secret_array = np.array([1.0, 2.0])
np.testing.assert_allclose(double(secret_array), [2.0, 4.0])
### END HIDDEN TESTS"""


def nbgrader_cell(cell, grade_id, *, grade=False, solution=False, locked=False, points=None):
    """Give `cell` nbgrader's metadata; its id is the grade_id."""
    cell.id = grade_id
    cell.metadata.nbgrader = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        cell.metadata.nbgrader["points"] = points
    return cell


def source_notebook():
    """The teacher's notebook: one function, one check that learners see, two hidden tests of 2 and 1 points."""
    introduction = new_markdown_cell("Double a number.")
    introduction.id = "introduction"
    return new_notebook(
        cells=[
            introduction,
            nbgrader_cell(new_code_cell(SOLUTION), "double", solution=True),
            nbgrader_cell(new_code_cell("assert double(1) == 2"), "check-double", locked=True),
            nbgrader_cell(new_code_cell(HIDDEN_VALUES), "test-values", grade=True, locked=True, points=2),
            nbgrader_cell(new_code_cell(HIDDEN_ARRAYS), "test-arrays", grade=True, locked=True, points=1),
        ],
        metadata={"kernelspec": KERNELSPEC},
    )


def released_notebook():
    """What nbgrader makes of the teacher's notebook, as far as learners are concerned."""
    nb = source_notebook()
    stub = "    # YOUR CODE HERE\n    raise NotImplementedError()"
    get(nb, "double").source = SOLUTION.split("    ### BEGIN")[0] + stub
    get(nb, "test-values").source = "# The values are right (hidden test)"
    get(nb, "test-arrays").source = "# It works on arrays (hidden test)"
    return nb


def answered(answer=RIGHT):
    """The released notebook with an answer in its solution cell."""
    nb = released_notebook()
    get(nb, "double").source = answer
    return nb


def get(nb, grade_id):
    """The first cell of `nb` with that grade_id."""
    return next(cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def delete(nb, grade_id):
    """Delete a cell."""
    nb.cells.remove(get(nb, grade_id))
    return nb


def duplicate(nb, grade_id, source=None):
    """Copy and paste a cell as JupyterLab does, with its metadata, and maybe change the copy."""
    cell = copy.deepcopy(get(nb, grade_id))
    cell.id = f"copy-of-{grade_id}"
    if source is not None:
        cell.source = source
    nb.cells.insert(nb.cells.index(get(nb, grade_id)) + 1, cell)
    return nb


def strip_metadata(nb, ids=True):
    """Remove what other notebook programs remove."""
    for index, cell in enumerate(nb.cells):
        cell.metadata = {}
        if ids:
            cell.id = f"cell{index}"
    return nb


def make_course(folder):
    """A course with the one assignment, and nobody's work in it yet."""
    source = folder / "solutions" / ASSIGNMENT
    source.mkdir(parents=True)
    nbformat.write(source_notebook(), source / "numbers.ipynb")
    (source / "make_notebooks.py").write_text("raise SystemExit('not for learners')")
    (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    (folder / "submitted").mkdir()
    return folder


def hand_in(course, student, nb, name="numbers.ipynb"):
    """Put `nb` (a notebook, text or bytes; None for an empty folder) where a submission belongs."""
    folder = course / "submitted" / student / ASSIGNMENT
    folder.mkdir(parents=True, exist_ok=True)
    if nb is None:
        return folder
    if isinstance(nb, dict):
        nb = json.dumps(nb)
    if isinstance(nb, str):
        nb = nb.encode()
    (folder / name).write_bytes(nb)
    return folder
