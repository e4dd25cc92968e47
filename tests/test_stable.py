"""Nothing flickers: a wrong answer in NumPy loses the same points in 20 runs out of 20, though tests draw fresh numbers.

That right answers keep theirs is seen in test_answers.py, for both notebooks.
"""

import pytest
from boxed import cells_for, run_cells_in_parallel
from test_answers import NOTEBOOKS, RUNS

from coursekit.answers import answers, own_tests, read_notebook, rounds


@pytest.mark.parametrize(
    "chapter", sorted({chapter for chapter, notebook in NOTEBOOKS if notebook == "numpy"})
)
def test_every_numpy_answer_keeps_its_score(chapter):
    shared = rounds(answers(chapter, "numpy"))  # as in test_answers: a third of the work
    solutions = read_notebook("solutions", chapter, "numpy")
    jobs = []
    for combination in shared:
        tests = set().union(*(own_tests(cell, solutions) for cell in combination))
        sources = {cell: answer.source for cell, answer in combination.items()}
        cells = cells_for(tests, solutions, sources)
        again = [
            (f"{name}, run {run}", source)
            for run in range(1, RUNS)
            for name, source in cells
            if name in tests
        ]
        jobs.append(cells + again)
    for combination, failed in zip(shared, run_cells_in_parallel(jobs), strict=True):
        loses = set().union(*(answer.loses for answer in combination.values()))
        runs = loses | {f"{name}, run {run}" for run in range(1, RUNS) for name in loses}
        assert failed == runs, (sorted(failed ^ runs), [answer.id for answer in combination.values()])
