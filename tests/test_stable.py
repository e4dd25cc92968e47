"""Nothing flickers: a wrong answer in NumPy loses the same points in 20 runs out of 20, though tests draw fresh numbers.

That right answers keep theirs is seen in test_answers.py, for both notebooks.
"""

import pytest
from boxed import run_cells_in_parallel
from test_answers import NOTEBOOKS, RUNS

from coursekit.answers import answers, read_notebook, reference, rounds


def job(chapter, notebook, sources):
    """The code cells of a notebook with these solutions, without checks and picture."""
    cells = read_notebook("solutions", chapter, notebook)["cells"]
    code = [c for c in cells if c["cell_type"] == "code" and not c["id"].startswith("cell-")]
    code = [c for c in code if not c["id"].startswith("check-") or c["id"] == "check-helper"]
    return [(c["id"], sources.get(c["id"], "".join(c["source"]))) for c in code]


@pytest.mark.parametrize(
    "chapter", sorted({chapter for chapter, notebook in NOTEBOOKS if notebook == "numpy"})
)
def test_every_numpy_answer_keeps_its_score(chapter):
    shared = rounds(answers(chapter, "numpy"))  # as in test_answers: a third of the work
    jobs = [
        job(chapter, "numpy", reference(chapter, "numpy") | {a.cell: a.source for a in combination.values()})
        for combination in shared
        for _ in range(RUNS)
    ]
    results = run_cells_in_parallel(jobs)
    for number, combination in enumerate(shared):
        runs = results[number * RUNS : (number + 1) * RUNS]
        loses = set().union(*(answer.loses for answer in combination.values()))
        assert runs == [loses] * RUNS, [answer.id for answer in combination.values()]
