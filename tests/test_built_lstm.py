"""What the learner builds in chapter 3, as the pages use it: equal to Keras's layer, and its gradients are right."""

import keras
import numpy as np
import pytest

from coursekit import lstm_paths
from coursekit.built import lstm
from coursekit.travel import NAMES, PLACES
from coursekit.travel_variants import with_other_places

pytestmark = pytest.mark.reads_pages()

SHAPES = [(1, 1, 1, 1), (2, 7, 3, 5), (3, 20, 2, 4)]  # B, T, D, H


def example(B, T, D, H, dtype="float64"):
    """x, h0, c0 and packed weights, none of them zero: with zero biases a swapped block could go unnoticed."""
    rng = np.random.default_rng([B, T, D, H])
    shapes = [(B, T, D), (B, H), (B, H), (D, 4 * H), (H, 4 * H), (4 * H,)]
    return [rng.normal(size=shape).astype(dtype) for shape in shapes]


def central_differences(f, array, eps=1e-5):
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        value, ends = array[index], []
        for moved in (value + eps, value - eps):
            array[index] = moved
            ends.append(f())
        array[index] = value
        gradient[index] = (ends[0] - ends[1]) / (2 * eps)
    return gradient


def test_the_pencil_unit_of_the_cards():
    """Chapter 3 follows one unit from c = -0.8, h = -0.5 over the input 1."""
    x_t, h_prev, c_prev = np.array([[1.0]]), np.array([[-0.5]]), np.array([[-0.8]])
    layers = {"f": (-3, 2, 2), "i": (2, -2, -1), "c": (0.5, -1, 0), "o": (1, 2, 0)}
    one = {name: [np.array([[w]]), np.array([[u]]), np.array([b])] for name, (w, u, b) in layers.items()}
    f_t = lstm.forget_gate(x_t, h_prev, *one["f"])
    i_t = lstm.input_gate(x_t, h_prev, *one["i"])
    c_tilde = lstm.candidate(x_t, h_prev, *one["c"])
    o_t = lstm.output_gate(x_t, h_prev, *one["o"])
    c_t = lstm.update_cell(f_t, c_prev, i_t, c_tilde)
    h_t = lstm.hidden_state(o_t, c_t)
    found = np.concatenate([f_t, i_t, c_tilde, c_t, o_t, h_t]).ravel()
    np.testing.assert_allclose(found, [0.119, 0.881, 0.762, 0.575, 0.5, 0.260], atol=5e-4)
    packed = [np.concatenate([one[name][k] for name in "ifco"], axis=-1) for k in range(3)]
    np.testing.assert_allclose(lstm.lstm_step(x_t, h_prev, c_prev, *packed), (h_t, c_t))


def test_sigmoid_does_not_overflow():
    with np.errstate(all="raise"):
        np.testing.assert_array_equal(lstm.sigmoid(np.array([-1e4, 0, 1e4])), [0, 0.5, 1])


@pytest.mark.parametrize(("dtype", "close"), [("float32", 1e-5), ("float64", 1e-12)])
@pytest.mark.parametrize("shape", SHAPES)
def test_all_states_are_those_of_keras(shape, dtype, close):
    x, h0, c0, *weights = example(*shape, dtype)
    layer = keras.layers.LSTM(shape[-1], return_sequences=True, return_state=True, dtype=dtype)
    layer.build(x.shape)
    layer.set_weights(weights)
    expected, _, last = layer(x, initial_state=[h0, c0])
    states, cells = lstm.lstm_forward(x, h0, c0, *weights)
    assert states.dtype == cells.dtype == dtype
    np.testing.assert_allclose(states, expected, atol=close)
    np.testing.assert_allclose(cells[:, -1], last, atol=close)


@pytest.mark.parametrize("shape", SHAPES)
def test_all_gradients_are_those_of_central_differences(shape):
    x, h0, c0, *weights = arrays = example(*shape)
    wanted = np.random.default_rng(0).normal(size=(*shape[:2], shape[-1]))

    def loss():
        return np.sum(wanted * lstm.lstm_forward(*arrays)[0])

    found = lstm.lstm_backward(wanted, x, h0, c0, *lstm.lstm_forward(*arrays), *weights)
    for ours, array in zip(found, arrays, strict=True):
        np.testing.assert_allclose(ours, central_differences(loss, array), atol=1e-7)


def test_a_gradient_has_the_dtype_of_its_inputs():
    x, h0, c0, *weights = example(2, 7, 3, 5, "float32")
    states, cells = lstm.lstm_forward(x, h0, c0, *weights)
    found = lstm.lstm_backward(np.ones_like(states), x, h0, c0, states, cells, *weights)
    assert {gradient.dtype for gradient in found} == {np.dtype("float32")}


def test_the_start_is_that_of_keras():
    W, U, b = lstm.init_lstm(3, 5, np.random.default_rng(0), forget_bias=2.0)
    assert W.shape == (3, 20) and np.abs(W).max() <= np.sqrt(6 / 23)
    np.testing.assert_allclose(U @ U.T, np.eye(5), atol=1e-6)
    np.testing.assert_array_equal(b, [0] * 5 + [2] * 5 + [0] * 10)


def test_the_trace_shows_what_makes_the_states_of_the_layer():
    x, _, _, *weights = example(2, 7, 3, 5, "float32")
    layer = keras.layers.LSTM(5, return_sequences=True)
    layer.build(x.shape)
    layer.set_weights(weights)
    seen = lstm.gate_trace(layer.cell, x)
    np.testing.assert_allclose(seen["h"], layer(x), atol=1e-5)
    np.testing.assert_allclose(seen["h"], seen["o"] * np.tanh(seen["c"]), atol=1e-6)
    before = np.concatenate([np.zeros((2, 1, 5)), seen["c"][:, :-1]], axis=1)
    np.testing.assert_allclose(seen["c"], seen["f"] * before + seen["i"] * seen["c_tilde"], atol=1e-6)


@pytest.mark.parametrize("start", [0.0, 3.0, "chrono"])
def test_the_jacobian_by_all_paths_is_that_of_moving_the_cell_state(start):
    x, *weights = lstm_paths.fresh_lstm(start, seed=1, H=5, lag=9)
    states, cells = lstm.lstm_forward(x, np.zeros((1, 5)), np.zeros((1, 5)), *weights)
    at = lstm_paths.STEPS - 9  # the step after the state that is moved
    moved = np.empty((5, 5))
    for j in range(5):
        ends = []
        for eps in (1e-5, -1e-5):
            c = cells[:, at - 1].copy()
            c[0, j] += eps
            ends.append(lstm.lstm_forward(x[:, at:], states[:, at - 1], c, *weights)[1][0, -1])
        moved[:, j] = (ends[0] - ends[1]) / 2e-5
    *_, product = lstm_paths.jacobian_products(start, seed=1, H=5, lag=9)
    np.testing.assert_allclose(product[5:, 5:], moved, atol=1e-7)
    norms = lstm_paths.lstm_norms(start, seed=1, H=5, lag=9)
    assert norms[0] == 1 and np.isclose(norms[9], np.linalg.norm(moved, ord=2))


def test_a_plain_network_with_the_same_lag_loses_its_gradient():
    norms = lstm_paths.plain_norms(seed=0)
    assert len(norms) == 101 and norms[0] == 1 and norms[100] < 1e-3 < norms[1]


def test_only_one_of_five_places_is_loved():
    tokens, answers, openings = with_other_places(np.random.default_rng(0), 200)
    assert tokens.shape == (200, 23) and set(openings) == set(range(4, 11))
    rows = np.arange(200)
    names = range(len(PLACES), len(PLACES) + len(NAMES))
    assert np.isin(tokens[rows, openings], names).all()
    np.testing.assert_array_equal(tokens[rows, openings + 2], answers)
    for row, start in zip(tokens, openings):
        places = np.flatnonzero(row < len(PLACES))
        assert len(places) == 5 and (places < start).sum() == 2
