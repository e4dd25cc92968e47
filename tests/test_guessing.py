"""Weight guessing: its tasks ask what they say, and a network that is found solves one for good."""

import numpy as np
import pytest

from coursekit.built.rnn import rnn_forward
from coursekit.guessing import answers_of, guesses_until_solved, latch, parity, temporal_order


def test_the_tasks_ask_what_they_say():
    x, answers = latch(np.random.default_rng(0), 50, T=7)
    assert x.shape == (50, 7, 1) and np.array_equal(x[:, 0, 0], 2 * answers - 1)
    x, answers = parity(np.random.default_rng(0), 50, T=7)
    assert np.array_equal(np.prod(-x[..., 0], axis=1), 1 - 2 * answers)  # a one turns the sign
    x, answers = temporal_order(np.random.default_rng(0), 50)
    first, second = x[:, 10:21].argmax(axis=-1).max(axis=1), x[:, 50:61].argmax(axis=-1).max(axis=1)
    assert np.array_equal(answers, 2 * (first - 4) + second - 4)  # symbol 4 is X, 5 is Y


def test_many_networks_side_by_side_say_what_each_says_alone():
    rng = np.random.default_rng(0)
    shapes = [(2, 3), (3, 3), (1, 3), (3, 4), (1, 4)]  # D = 2, 3 units, 4 answers
    weights = [rng.normal(size=(6, *shape)).astype("float32") for shape in shapes]
    x = rng.normal(size=(5, 9, 2)).astype("float32")
    for said, W, U, b, V, c in zip(answers_of(x, *weights), *weights, strict=True):
        states = rnn_forward(x, np.zeros((5, 3), "float32"), W, U, b)
        assert np.array_equal(said, (states[:, -1] @ V + c).argmax(axis=-1))


def test_a_latch_is_guessed_and_what_cannot_be_known_is_not():
    assert guesses_until_solved(latch, 2, 1, seed=0, most=500) <= 500

    def unknowable(rng, B):
        return np.zeros((B, 3, 1), "float32"), rng.integers(2, size=B)

    assert guesses_until_solved(unknowable, 2, 1, seed=0, most=1000) is None


@pytest.mark.parametrize("seed", range(3))
def test_a_seed_gives_the_same_count_again(seed):
    assert guesses_until_solved(latch, 2, 1, seed, 500) == guesses_until_solved(latch, 2, 1, seed, 500)
