"""What the learner builds in chapter 5, as the page uses it: equal to Keras's GRU in both forms, and the scan to the loop."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from coursekit.built.gru import gru_backward, gru_forward
from coursekit.built.lstm import sigmoid
from coursekit.built.scan import loop, min_lstm_factors, scan
from coursekit.experiments import load
from coursekit.experiments.tasks import Adding
from coursekit.gru_net import GRUNet

pytestmark = pytest.mark.reads_pages()

SHAPES = [(1, 1, 1, 1), (2, 7, 3, 5), (3, 20, 2, 4)]  # B, T, D, H


@pytest.mark.parametrize("after", [False, True], ids=["reset before", "reset after"])
@pytest.mark.parametrize(("dtype", "close"), [("float32", 1e-5), ("float64", 1e-12)])
@pytest.mark.parametrize("shape", SHAPES)
def test_states_and_gradients_of_the_gru_are_those_of_keras(shape, dtype, close, after):
    B, T, D, H = shape
    rng = np.random.default_rng(shape)
    x, h0, dstates = (rng.normal(size=size).astype(dtype) for size in [(B, T, D), (B, H), (B, T, H)])
    layer = keras.layers.GRU(H, reset_after=after, return_sequences=True, dtype=dtype)
    layer.build(x.shape)
    # None of them zero: with zero biases a swapped block, or row, could go unnoticed.
    weights = [rng.uniform(-1, 1, size=w.shape).astype(dtype) for w in layer.get_weights()]
    layer.set_weights(weights)
    inputs = [tf.Variable(x), tf.Variable(h0)]
    with tf.GradientTape() as tape:
        theirs = layer(inputs[0], initial_state=inputs[1])
        loss = tf.reduce_sum(dstates * theirs)
    right = tape.gradient(loss, inputs + layer.trainable_variables)

    states = gru_forward(x, h0, *weights)
    np.testing.assert_allclose(states, theirs, atol=close)
    for ours, other in zip(gru_backward(dstates, x, h0, states, *weights), right, strict=True):
        assert ours.dtype == dtype
        np.testing.assert_allclose(ours, other, atol=10 * close * np.abs(other).max())


@pytest.mark.parametrize(("dtype", "close"), [("float32", 1e-5), ("float64", 1e-13)])
@pytest.mark.parametrize("T", [1, 2, 3, 8, 9, 100])
def test_the_scan_gives_the_states_of_the_loop(T, dtype, close):
    rng = np.random.default_rng(T)
    a, b = rng.uniform(-1, 1, size=(2, 3, T, 4)).astype(dtype)
    kept = a.copy(), b.copy()
    states = scan(a, b)
    assert states.dtype == dtype
    np.testing.assert_allclose(states, loop(a, b), atol=close)
    np.testing.assert_array_equal(kept, (a, b))  # arguments are left alone


def test_the_factors_of_a_min_lstm_are_its_equations():
    rng = np.random.default_rng(0)
    x, W, b = rng.normal(size=(2, 7, 3)), rng.normal(size=(3, 15)), rng.normal(size=15)
    a, w = min_lstm_factors(x, W, b)
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    f, i = sigmoid(z_f), sigmoid(z_i)
    np.testing.assert_allclose(a, f / (f + i), rtol=1e-12)
    np.testing.assert_allclose(w, i / (f + i) * h_tilde, rtol=1e-12)


def test_gates_that_are_0_as_floats_still_have_a_ratio():
    one, W = np.ones((1, 1, 1), "float32"), np.array([[-120, -122, 1]], "float32")
    a, w = min_lstm_factors(one, W, np.zeros(3, "float32"))
    np.testing.assert_allclose([a.item(), w.item()], [sigmoid(2.0), sigmoid(-2.0)], rtol=1e-5)


def test_the_stored_travel_runs_have_about_equal_numbers_of_weights():
    rows = load("successors_travel")["results"]
    weights = {row["network"]: row["weights"] for row in rows}
    assert max(weights.values()) < 1.02 * min(weights.values())
    assert all(len(row["accuracy"]) == 5 for row in rows)


def test_the_trained_gru_is_the_one_of_the_page_and_has_the_gradient_of_its_loss():
    task, rng = Adding(20), np.random.default_rng(0)
    net = GRUNet(rng, task.D, 3, task.outputs, "chrono", task.T)
    net.weights = [rng.uniform(-1, 1, size=w.shape) for w in net.weights]  # float64, none of them zero
    x, targets = task.draw(rng, 4)
    x, targets = x.astype("float64"), targets.astype("float64")

    def loss():
        return np.sum((net.forward(x)[0] - targets) ** 2) / 8

    scores, memory = net.forward(x)
    for w, gradient in zip(
        net.weights, net.backward(task.loss_gradient(scores, targets), memory), strict=True
    ):
        assert w.shape == gradient.shape
        index = np.unravel_index(np.abs(gradient).argmax(), w.shape)
        saved, ends = w[index], []
        for moved in (saved + 1e-6, saved - 1e-6):
            w[index] = moved
            ends.append(loss())
        w[index] = saved
        np.testing.assert_allclose((ends[0] - ends[1]) / 2e-6, gradient[index], rtol=1e-5)


def test_the_stored_adding_runs_have_about_the_weights_of_the_lstm():
    ours = load("successors_adding")["results"]
    lstm = [
        row for row in load("lstm_1997")["results"] if (row["task"], row["network"]) == ("adding", "LSTM")
    ]
    weights = {run["weights"] for row in [*ours, *lstm] for run in row["runs"]}
    assert max(weights) < 1.03 * min(weights)
    assert {row["sequences"] for row in ours} == {row["sequences"] for row in lstm}
