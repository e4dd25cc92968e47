"""Does a wrong answer lose the same points every time, though tests draw fresh numbers?

    python tests/stable.py 03_lstm tensorflow 20                 grades every answer of the bank 20 times
    python tests/stable.py 03_lstm tensorflow 20 long-memory     runs only tests with this in their names

In one process, an answer's own tests only: what marks are worth is tested in test_answers.py.
"""

import sys
from collections import Counter
from dataclasses import replace

from boxed import LIMITS, cells_for, run_cells_in_parallel

from coursekit.answers import answers, own_tests, read_notebook, rounds


def flickers(chapter, notebook, runs, part="", limits=LIMITS):
    """Which answers do not lose in every run what they should.

    part: what the grade_ids of the tests to run contain. Returns {(answer id, grade_id): in how many of `runs` runs this
    test said otherwise than the answer's `# loses:`}; what is missing never did. Raises ValueError if no test is run.
    """
    shared = rounds(answers(chapter, notebook))  # as in test_answers: a third of the work
    solutions = read_notebook("solutions", chapter, notebook)
    owner, jobs = [], []
    for combination in shared:
        tests = {
            test: answer
            for cell, answer in combination.items()
            for test in own_tests(cell, solutions)
            if part in test
        }
        if not tests:
            continue
        owner.append(tests)
        sources = {cell: answer.source for cell, answer in combination.items()}
        cells = cells_for(set(tests), solutions, sources)
        graded = [(name, source) for name, source in cells if name in tests]
        again = [(f"{name}, run {run}", source) for run in range(1, runs) for name, source in graded]
        jobs.append(cells + again)
    if not jobs:
        raise ValueError(f"no test of {chapter}, {notebook} has {part!r} in its name")
    found = Counter()
    for answer_of, failed in zip(owner, run_cells_in_parallel(jobs, limits), strict=True):
        for test, answer in answer_of.items():
            lost = sum(name == test or name.startswith(f"{test}, run ") for name in failed)
            wrong = runs - lost if test in answer.loses else lost
            if wrong:
                found[answer.id, test] = wrong
        # What is not graded runs without an error.
        assert {name.split(", run ")[0] for name in failed} <= set(answer_of)
    return dict(found)


def main(chapter, notebook, runs, part=""):
    # 20 trainings in one process.
    slow = replace(LIMITS, cell_seconds=120, notebook_seconds=7200, memory_bytes=8 << 30)
    found = flickers(chapter, notebook, int(runs), part, slow)
    for (answer, test), wrong in sorted(found.items()):
        print(f"{answer}: {test} says otherwise in {wrong} of {runs} runs")
    print(f"{chapter}, {notebook}: {len(found)} flicker")
    sys.exit(bool(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
