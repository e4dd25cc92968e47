"""Nothing flickers: a graded cell gives the same score in 20 runs out of 20, though its tests draw fresh numbers."""

import pytest
from boxed import run_cells_in_parallel
from test_answers import NOTEBOOKS

from coursekit.answers import answers, read_notebook, reference

RUNS = 20


def job(chapter, notebook, sources):
    """The code cells of a notebook with these solutions, without checks and picture."""
    cells = read_notebook("solutions", chapter, notebook)["cells"]
    code = [c for c in cells if c["cell_type"] == "code" and not c["id"].startswith("cell-")]
    code = [c for c in code if not c["id"].startswith("check-") or c["id"] == "check-helper"]
    return [(c["id"], sources.get(c["id"], "".join(c["source"]))) for c in code]


@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_the_reference_keeps_its_score(chapter, notebook):
    results = run_cells_in_parallel([job(chapter, notebook, reference(chapter, notebook))] * RUNS)
    assert results == [set()] * RUNS


@pytest.mark.parametrize(
    "chapter", sorted({chapter for chapter, notebook in NOTEBOOKS if notebook == "numpy"})
)
def test_every_numpy_answer_keeps_its_score(chapter):
    bank = answers(chapter, "numpy")
    jobs = [
        job(chapter, "numpy", reference(chapter, "numpy") | {a.cell: a.source})
        for a in bank
        for _ in range(RUNS)
    ]
    results = run_cells_in_parallel(jobs)
    for number, answer in enumerate(bank):
        runs = results[number * RUNS : (number + 1) * RUNS]
        assert runs == [set(answer.loses)] * RUNS, answer.id
