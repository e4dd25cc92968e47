"""The referee runs the course's hidden tests: marks in it cannot be forged."""

import pytest

from coursekit.notebooks import ROOT
from proof.slices import Notebook

NAMES = [f"{path.parent.name}/{path.stem}" for path in sorted(ROOT.glob("solutions/*/*.ipynb"))]


@pytest.mark.parametrize("name", NAMES)
def test_the_referee_runs_all_hidden_tests(name):
    notebook = Notebook(ROOT, *name.split("/"))
    assert notebook.plan.why == {}
    assert all(notebook.places[test] == "referee" for test in notebook.points)
