"""Parsons problems: what they ask for is right, what they call wrong is wrong, and an order that they accept computes the same."""

import itertools

import pytest

from bookext.practice import graded_cells
from bookext.practice_runner import grade
from coursekit.answers import read_answer, reference
from coursekit.logical_lines import logical_lines
from coursekit.notebooks import ROOT
from coursekit.parsons import MOST_DISTRACTORS, problem, problems

PROBLEMS = {
    f"{folder.parent.name}/{folder.name}/{exercise}": made
    for folder in sorted(path.parent for path in (ROOT / "bank").glob("*/*/notebook.toml"))
    for exercise, made in problems(folder).items()
}


def folder(name):
    return ROOT / "bank" / name


def right_answers(name):
    answers = [read_answer(path) for path in folder(name).glob("answers/*.py")]
    sources = [(folder(name) / "solution.py").read_text(encoding="utf-8")]
    return sources + [answer.source for answer in answers if not answer.loses]


def test_there_are_enough_where_people_stick_most():
    assert len(PROBLEMS) >= 10
    stuck = [
        "02_unrolling/numpy/rnn-backward",
        "03_lstm/numpy/lstm-step-backward",
        "03_lstm/numpy/lstm-backward",
    ]
    assert set(stuck) <= PROBLEMS.keys()


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_lines_are_a_right_answer_and_the_distractors_are_in_none(name):
    made = PROBLEMS[name]
    rebuilt = tuple(line.tokens for line in logical_lines("\n".join([made.head, *made.lines])))
    rights = [[line.tokens for line in logical_lines(source)] for source in right_answers(name)]
    assert list(rebuilt) in rights
    assert 2 <= len(made.distractors) <= MOST_DISTRACTORS
    for distractor in made.distractors:
        ((tokens,),) = [[line.tokens for line in logical_lines(distractor.code.strip())]]
        assert not any(tokens in lines for lines in rights)
        assert distractor.says[-1] in ".?)" and len(distractor.says) > 10


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_order_of_the_bank_is_accepted_and_blocks_stay_whole(name):
    made = PROBLEMS[name]
    assert all(first < second for first, second in made.before)
    indents = [len(line) - len(line.lstrip()) for line in made.lines]
    for place, (above, below) in enumerate(itertools.pairwise(indents)):
        if below != above:  # the head of a block and its body, or the end of one, never change places
            assert (place, place + 1) in made.before


def test_what_does_not_hang_together_may_change_places():
    lines = PROBLEMS["03_lstm/numpy/lstm-forward"].lines
    first, second = lines.index("        states.append(h_t)"), lines.index("        cells.append(c_t)")
    assert (first, second) not in PROBLEMS["03_lstm/numpy/lstm-forward"].before


def test_a_call_that_does_something_stays_where_it_is():
    made = PROBLEMS["02_unrolling/tensorflow/bptt-gradients"]
    watch = next(place for place, line in enumerate(made.lines) if "tape.watch" in line)
    assert (watch, watch + 1) in made.before


def test_the_words_are_those_of_the_bank():
    said = {d.code.strip(): d.says for d in PROBLEMS["01_memory/numpy/rnn-forward"].distractors}
    assert (
        said["for t in reversed(range(x.shape[1])):"]
        == "Time runs backwards: the first state belongs to x[:, 0]."
    )


def test_a_short_solution_has_none():
    assert problem(folder("01_memory/numpy/rnn-step")) is None


def changed_places():
    """Every right answer in which two neighbours have changed places and the page still says that it is in order."""
    for name, made in PROBLEMS.items():
        chapter, notebook, exercise = name.split("/")
        for place in range(len(made.lines) - 1):
            if notebook == "numpy" and (place, place + 1) not in made.before:
                lines = [*made.lines]
                lines[place : place + 2] = lines[place + 1], lines[place]
                yield pytest.param(chapter, exercise, "\n".join([made.head, *lines]), id=f"{name}-{place}")


@pytest.mark.parametrize("chapter, exercise, code", changed_places())
def test_another_order_that_is_accepted_gets_full_marks(chapter, exercise, code):
    cells = graded_cells(ROOT / "bank" / chapter / "numpy")
    marks = grade(cells, reference(chapter, "numpy") | {exercise: code}, only=exercise)
    assert [mark for mark in marks if mark["exercise"] == exercise and not mark["got"]] == []
