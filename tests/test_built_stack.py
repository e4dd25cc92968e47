"""What the learner builds in chapter 4: a stack beside Keras's, its weights, the draw and the score beside loops."""

import math

import keras
import numpy as np
import pytest

from coursekit.built.stack import (
    bits_per_token,
    count_parameters,
    lstm_forward,
    sample,
    stacked_forward,
)

pytestmark = pytest.mark.reads_pages()


def random_stack(rng, D, widths, dtype):
    shapes = [((n, 4 * H), (H, 4 * H), (4 * H,)) for n, H in zip([D, *widths], widths)]
    return [tuple(rng.normal(size=shape).astype(dtype) for shape in layer) for layer in shapes]


def keras_layers(layers, D):
    widths = [len(U) for _, U, _ in layers]
    stack = keras.Sequential(
        [keras.Input((None, D)), *[keras.layers.LSTM(H, return_sequences=True) for H in widths]]
    )
    for layer, weights in zip(stack.layers, layers):
        layer.set_weights(weights)
    return stack


@pytest.mark.parametrize(
    ("B", "T", "D", "widths"), [(1, 1, 1, [1, 1]), (3, 9, 4, [5, 2, 3]), (2, 30, 3, [3, 3, 3, 3])]
)
def test_numpy_stack_equals_keras_both_ways(B, T, D, widths):
    rng = np.random.default_rng(0)
    layers = random_stack(rng, D, widths, "float32")
    x = rng.normal(size=(B, T, D)).astype("float32")
    states, last = stacked_forward(x, layers)
    stack = keras_layers(layers, D)
    cells = keras.layers.StackedRNNCells([keras.layers.LSTMCell(H) for H in widths])
    one = keras.layers.RNN(cells, return_sequences=True)
    one.build((None, None, D))
    for cell, weights in zip(cells.cells, layers):
        cell.set_weights(weights)
    for other in (stack(x), one(x)):
        np.testing.assert_allclose(states, other.numpy(), atol=1e-5)
    np.testing.assert_array_equal(last[-1][0], states[:, -1])
    assert stack.count_params() == count_parameters(D, widths, "lstm")


def test_a_stack_goes_on_from_the_states_of_every_layer():
    """The last (h, c) of all layers are all that a stack remembers."""
    rng = np.random.default_rng(1)
    layers, x = random_stack(rng, 3, [4, 2], "float64"), rng.normal(size=(2, 10, 3))
    whole, _ = stacked_forward(x, layers)
    _, last = stacked_forward(x[:, :6], layers)
    states = x[:, 6:]
    for (W, U, b), (h, c) in zip(layers, last):
        states, _ = lstm_forward(states, h, c, W, U, b)
    np.testing.assert_allclose(states, whole[:, 6:], atol=1e-12)


@pytest.mark.parametrize("kind", ["rnn", "lstm"])
def test_parameters_are_counted_as_keras_does(kind):
    layer = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM}[kind]
    for D, widths in [(1, [1]), (7, [5, 3, 4])]:
        stack = keras.Sequential([keras.Input((None, D)), *[layer(H, return_sequences=True) for H in widths]])
        assert count_parameters(D, widths, kind) == stack.count_params()


def test_bits_per_token():
    rng = np.random.default_rng(0)
    logits, targets = rng.normal(size=(3, 5, 7)), rng.integers(7, size=(3, 5))
    p = np.exp(logits) / np.exp(logits).sum(axis=-1, keepdims=True)
    by_hand = -np.mean([math.log2(p[b, t, targets[b, t]]) for b in range(3) for t in range(5)])
    assert bits_per_token(logits, targets) == pytest.approx(by_hand, abs=1e-12)
    assert bits_per_token(np.zeros((2, 3, 8)), np.ones((2, 3), int)) == pytest.approx(3)
    huge = np.array([[[1e4, -1e4, 0]]])
    assert bits_per_token(huge, np.array([[0]])) == 0
    assert bits_per_token(huge, np.array([[1]])) == pytest.approx(2e4 / math.log(2))


def test_sample():
    rng = np.random.default_rng(0)
    logits = np.log(np.array([[0.7, 0.2, 0.1]]))
    drawn = sample(np.repeat(logits, 20_000, axis=0), 1.0, rng)
    np.testing.assert_allclose(np.bincount(drawn) / 20_000, [0.7, 0.2, 0.1], atol=0.015)
    hot = np.array([0.7, 0.2, 0.1]) ** 0.5
    drawn = sample(np.repeat(logits, 20_000, axis=0), 2.0, rng)
    np.testing.assert_allclose(np.bincount(drawn) / 20_000, hot / hot.sum(), atol=0.015)
    assert sample(np.array([[0.0, 2.0, 1.0]]), 0, rng) == [1]
    with pytest.raises(ValueError, match="negative"):
        sample(logits, -1, rng)


def test_a_second_unit_reads_h_and_not_c():
    """The pencil of chapter 4, with the formulas written out: the lower unit ends at h = 0.260 and c = 0.575."""

    def sigma(z):
        return 1 / (1 + math.exp(-z))

    lower = np.array([[2.0, -3.0, 0.5, 1.0]]), np.array([[-2.0, 2.0, -1.0, 2.0]]), np.array([-1.0, 2, 0, 0])
    upper = np.array([[0.0, 0.0, 2.0, 0.0]]), np.zeros((1, 4)), np.array([2.0, 1.0, 0.0, 1.0])
    x, h, c = np.ones((1, 1, 1)), np.full((1, 1), -0.5), np.full((1, 1), -0.8)
    states, cells = lstm_forward(x, h, c, *lower)
    assert (states.item(), cells.item()) == pytest.approx((0.260, 0.575), abs=5e-4)
    h2, c2 = lstm_forward(states, np.zeros((1, 1)), np.zeros((1, 1)), *upper)
    assert c2.item() == pytest.approx(sigma(2) * math.tanh(2 * states.item()))
    assert h2.item() == pytest.approx(sigma(1) * math.tanh(c2.item()))


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="'gru'"):
        count_parameters(3, [2], "gru")
    for target in (-1, 7):  # -1 is the last token to NumPy
        with pytest.raises(ValueError, match=r"0\.\.6"):
            bits_per_token(np.zeros((2, 7)), np.array([0, target]))
