"""No small mechanical mistake in a reference solution keeps full marks, except those shown to be no mistake."""

import pytest
from mutants import EQUIVALENT, survivors
from test_answers import NOTEBOOKS


@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_no_mutant_survives(chapter, notebook):
    made, alive = survivors(chapter, notebook, spared=EQUIVALENT)
    assert len(made) > 50
    assert not [(mutant.cell, mutant.what) for mutant in alive], (
        "these mistakes keep full marks: test them, or show in EQUIVALENT that they are none"
    )
