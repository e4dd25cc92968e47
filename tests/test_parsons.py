"""Parsons problems: what they ask for is right, what they call wrong is wrong, and an order that they accept computes the same."""

import functools
import itertools

import pytest

from bookext.practice import graded_cells
from bookext.practice_runner import grade
from coursekit.answers import read_answer, reference
from coursekit.logical_lines import logical_lines
from coursekit.notebooks import ROOT, chapters
from coursekit.parsons import MOST_DISTRACTORS, problem, problems

NOTEBOOKS = ["/".join(path.parts[-3:-1]) for path in sorted(ROOT.glob("bank/*/*/notebook.toml"))]


@functools.cache
def problems_of(notebook):
    """{chapter/notebook/exercise: its problem}."""
    return {f"{notebook}/{exercise}": made for exercise, made in problems(folder(notebook)).items()}


def problem_of(name):
    return problems_of(name.rsplit("/", 1)[0])[name]


def folder(name):
    return ROOT / "bank" / name


def right_answers(name):
    answers = [read_answer(path) for path in folder(name).glob("answers/*.py")]
    sources = [(folder(name) / "solution.py").read_text(encoding="utf-8")]
    return sources + [answer.source for answer in answers if not answer.loses]


def test_there_are_enough_where_people_stick_most():
    names = {name for notebook in NOTEBOOKS for name in problems_of(notebook)}
    assert len(names) >= 10
    stuck = [
        "02_unrolling/numpy/rnn-backward",
        "03_lstm/numpy/lstm-step-backward",
        "03_lstm/numpy/lstm-backward",
    ]
    assert names >= set(stuck)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_the_lines_are_a_right_answer_and_the_distractors_are_in_none(notebook):
    for name, made in problems_of(notebook).items():
        rebuilt = tuple(line.tokens for line in logical_lines("\n".join([made.head, *made.lines])))
        rights = [[line.tokens for line in logical_lines(source)] for source in right_answers(name)]
        assert list(rebuilt) in rights, name
        assert 2 <= len(made.distractors) <= MOST_DISTRACTORS, name
        for distractor in made.distractors:
            ((tokens,),) = [[line.tokens for line in logical_lines(distractor.code.strip())]]
            assert not any(tokens in lines for lines in rights), name
            assert distractor.says[-1] in ".?)" and len(distractor.says) > 10, name


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_the_order_of_the_bank_is_accepted_and_blocks_stay_whole(notebook):
    for name, made in problems_of(notebook).items():
        assert all(first < second for first, second in made.before), name
        indents = [len(line) - len(line.lstrip()) for line in made.lines]
        for place, (above, below) in enumerate(itertools.pairwise(indents)):
            if below != above:  # the head of a block and its body, or the end of one, never change places
                assert (place, place + 1) in made.before, name


def test_what_does_not_hang_together_may_change_places():
    made = problem_of("03_lstm/numpy/lstm-forward")
    first, second = (
        made.lines.index(f"        {kept}") for kept in ("states.append(h_t)", "cells.append(c_t)")
    )
    assert (first, second) not in made.before


def test_a_call_that_does_something_stays_where_it_is():
    made = problem_of("02_unrolling/tensorflow/bptt-gradients")
    watch = next(place for place, line in enumerate(made.lines) if "tape.watch" in line)
    assert (watch, watch + 1) in made.before


def test_the_words_are_those_of_the_bank():
    said = {d.code.strip(): d.says for d in problem_of("01_memory/numpy/rnn-forward").distractors}
    assert (
        said["for t in reversed(range(x.shape[1])):"]
        == "Time runs backwards: the first state belongs to x[:, 0]."
    )


def test_a_short_solution_has_none():
    assert problem(folder("01_memory/numpy/rnn-step")) is None


def changed_places(notebook):
    """Each right answer in which two neighbours have changed places and the page still says that it is in order.

    (exercise, number of the first line, code)
    """
    for name, made in problems_of(notebook).items():
        for place in range(len(made.lines) - 1):
            if (place, place + 1) not in made.before:
                lines = [*made.lines]
                lines[place : place + 2] = lines[place + 1], lines[place]
                yield name.split("/")[-1], place, "\n".join([made.head, *lines])


@pytest.mark.parametrize("chapter", chapters())
def test_another_order_that_is_accepted_gets_full_marks(chapter):
    cells = graded_cells(ROOT / "bank" / chapter / "numpy")
    lost = []
    for exercise, place, code in changed_places(f"{chapter}/numpy"):
        marks = grade(cells, reference(chapter, "numpy") | {exercise: code}, only=exercise)
        lost += [(exercise, place, m["test"]) for m in marks if m["exercise"] == exercise and not m["got"]]
    assert not lost


def test_other_orders_are_accepted():
    assert sum(1 for chapter in chapters() for _ in changed_places(f"{chapter}/numpy")) > 30
