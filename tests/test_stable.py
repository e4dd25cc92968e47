"""Nothing flickers: a wrong answer in NumPy loses the same points in 20 runs out of 20, though tests draw fresh numbers.

For TensorFlow, where it takes long, there is the command: see tests/stable.py. That right answers keep their
points is seen in test_answers.py, for both notebooks.
"""

import pytest
from stable import flickers
from test_answers import NOTEBOOKS, RUNS


@pytest.mark.parametrize(
    "chapter", sorted({chapter for chapter, notebook in NOTEBOOKS if notebook == "numpy"})
)
def test_every_numpy_answer_keeps_its_score(chapter):
    assert not flickers(chapter, "numpy", RUNS)
