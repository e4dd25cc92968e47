"""The plain recurrent network as the pages use it: checked against Keras, TensorFlow's tape and counting by hand."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from coursekit.answers import reference
from coursekit.built import rnn
from coursekit.built.rnn_in_tensorflow import RNNCell, scanned_forward, unrolled_forward
from coursekit.built.rtrl import influence_step, rtrl
from coursekit.by_hand import random_weights, small_example

pytestmark = pytest.mark.reads_pages()


def test_forward_is_keras_simple_rnn():
    x, h0, _, weights = small_example("float32")
    layer = keras.layers.SimpleRNN(5, return_sequences=True)
    layer.build(x.shape)
    layer.set_weights(weights)
    np.testing.assert_allclose(
        rnn.rnn_forward(x, h0, *weights), layer(x, initial_state=tf.constant(h0)), atol=1e-6
    )


def test_a_numeric_gradient_is_the_slope_and_leaves_the_array_alone():
    array = np.linspace(-1, 1, 6).reshape(2, 3).T  # a view
    before = array.copy()
    np.testing.assert_allclose(
        rnn.numeric_gradient(lambda a: np.sum(a**3), array, 1e-5), 3 * before**2, atol=1e-9
    )
    assert np.array_equal(array, before)
    with pytest.raises(ValueError, match="needs float64, not float32"):
        rnn.numeric_gradient(np.sum, np.ones(2, "float32"), 1e-5)


def test_one_step_back_and_all_steps_back_agree_with_central_differences():
    x, h0, targets, (W, U, b) = small_example("float64")

    def loss(changed):
        return np.sum((rnn.rnn_forward(x, h0, W, U, b) - targets) ** 2) / 2

    states = rnn.rnn_forward(x, h0, W, U, b)
    gradients = rnn.rnn_backward(states - targets, x, h0, states, W, U)
    for array, gradient in zip([x, h0, W, U, b], gradients, strict=True):
        np.testing.assert_allclose(gradient, rnn.numeric_gradient(loss, array, 1e-5), atol=1e-8)
    x, targets = x[:, :1], targets[:, :1]  # of a single step, all steps back are one step back
    states = states[:, :1]
    gradients = rnn.rnn_backward(states - targets, x, h0, states, W, U)
    step = rnn.rnn_step_backward((states - targets)[:, 0], x[:, 0], h0, states[:, 0], W, U)
    np.testing.assert_array_equal(gradients[0][:, 0], step[0])
    for whole, one in zip(gradients[1:], step[1:], strict=True):
        np.testing.assert_array_equal(whole, one)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_gradients_keep_the_dtype(dtype):
    x, h0, targets, (W, U, b) = small_example(dtype)
    states = rnn.rnn_forward(x, h0, W, U, b)
    gradients = rnn.rnn_backward(states - targets, x, h0, states, W, U)
    assert {gradient.dtype for gradient in gradients} == {np.dtype(dtype)}
    assert rnn.state_jacobian_norms(states, U).dtype == dtype


def test_the_norms_are_those_of_the_tapes_jacobians():
    x, h0, _, (W, U, b) = small_example("float64")
    norms = rnn.state_jacobian_norms(rnn.rnn_forward(x, h0, W, U, b), U)
    for row, t in [(0, 0), (1, 2), (1, 3)]:
        h_t = tf.constant(rnn.rnn_forward(x, h0, W, U, b)[row : row + 1, t])
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(h_t)
            h_T = h_t
            for later in range(t + 1, 4):
                h_T = tf.tanh(x[row : row + 1, later] @ W + h_T @ U + b)
        jacobian = tape.jacobian(h_T, h_t, experimental_use_pfor=False)[0, :, 0]
        np.testing.assert_allclose(norms[row, t], np.linalg.norm(jacobian, 2), rtol=1e-9)


def test_the_norms_without_an_activation_are_those_of_the_powers():
    U = random_weights(np.random.default_rng(0), 1, 5)[1]
    states = np.zeros((1, 4, 5))
    norms = rnn.state_jacobian_norms(states, U, np.ones_like(states))
    powers = [np.linalg.norm(np.linalg.matrix_power(U, k), 2) for k in (3, 2, 1, 0)]
    np.testing.assert_allclose(norms, [powers], rtol=1e-12)


def test_clipping_scales_all_arrays_by_one_factor():
    gradients = [np.array([3.0, 0.0]), np.array([[4.0]])]
    clipped, norm = rnn.clip_by_global_norm(gradients, 1.0)
    assert norm == 5
    np.testing.assert_allclose(np.concatenate([g.ravel() for g in clipped]), [0.6, 0, 0.8])
    same, _ = rnn.clip_by_global_norm(gradients, np.inf)
    assert all(np.array_equal(one, other) for one, other in zip(same, gradients, strict=True))
    expected, _ = tf.clip_by_global_norm([tf.constant(g) for g in gradients], 2.0)
    for one, other in zip(rnn.clip_by_global_norm(gradients, 2.0)[0], expected, strict=True):
        np.testing.assert_allclose(one, other)


def test_clipping_large_zero_and_broken_gradients():
    large, norm = rnn.clip_by_global_norm([np.full(4, 1e30, "float32")], 1.0)
    assert large[0].dtype == np.float32 and np.isfinite(norm)
    np.testing.assert_allclose(large[0], 0.5, rtol=1e-6)
    zeros, norm = rnn.clip_by_global_norm([np.zeros(3)], 1.0)
    assert norm == 0 and not zeros[0].any()
    broken, norm = rnn.clip_by_global_norm([np.ones(2), np.array([np.nan])], 1.0)
    assert np.isnan(norm) and not any(array.any() for array in broken)
    with pytest.raises(ValueError, match="above 0"):
        rnn.clip_by_global_norm([np.ones(2)], 0.0)


def test_windows_come_in_order_and_none_is_lost():
    x, y = np.arange(14).reshape(2, 7, 1), np.arange(14).reshape(2, 7)
    windows = list(rnn.truncated_windows(x, y, 3))
    assert [part.shape[1] for part, _ in windows] == [3, 3, 1]
    assert np.array_equal(np.concatenate([part for part, _ in windows], axis=1), x)
    assert np.array_equal(np.concatenate([part for _, part in windows], axis=1), y)
    with pytest.raises(ValueError, match="1 or more"):
        next(rnn.truncated_windows(x, y, 0))
    with pytest.raises(ValueError, match="should be the same"):
        next(rnn.truncated_windows(x, y[:, :6], 3))


def test_the_loops_in_tensorflow_are_numpys():
    x, h0, _, weights = small_example("float64")
    expected = rnn.rnn_forward(x, h0, *weights)
    for forward in (unrolled_forward, scanned_forward):
        np.testing.assert_allclose(forward(tf.constant(x), tf.constant(h0), *weights), expected, atol=1e-12)
    any_length = [tf.TensorSpec((2, None, 3), tf.float64), tf.TensorSpec((2, 5), tf.float64)]
    traced = tf.function(lambda x, h0: scanned_forward(x, h0, *weights), input_signature=any_length)
    np.testing.assert_allclose(traced(x, h0), expected, atol=1e-12)
    unrolled = tf.function(lambda x, h0: unrolled_forward(x, h0, *weights), input_signature=any_length)
    with pytest.raises(ValueError, match="its length must be known"):
        unrolled(x, h0)


def padded(rows):
    """Rows of unequal length as one array (B, T), filled up with 0, and their lengths (B,)."""
    lengths = np.array([len(row) for row in rows])
    tokens = np.zeros((len(rows), lengths.max()), int)
    for number, row in enumerate(rows):
        tokens[number, : len(row)] = row
    return tokens, lengths


ROWS = [[5, 3, 8, 2], [7, 4], [6], [1, 2, 3]]


def test_last_states_are_those_that_keras_gives_with_a_mask():
    tokens, lengths = padded(ROWS)
    vectors = keras.layers.Embedding(9, 6, mask_zero=True)(tokens)
    layer = keras.layers.SimpleRNN(5)
    last = layer(vectors)
    states = rnn.rnn_forward(np.array(vectors), np.zeros((4, 5), "float32"), *layer.get_weights())
    np.testing.assert_allclose(rnn.last_states(states, lengths), last, atol=1e-6)


def test_the_masked_loss_is_that_of_keras_and_its_gradient_that_of_central_differences():
    tokens, lengths = padded(ROWS)
    model = keras.Sequential(
        [
            keras.layers.Embedding(9, 6, mask_zero=True),
            keras.layers.SimpleRNN(5, return_sequences=True),
            keras.layers.Dense(1),
        ]
    )
    model.compile(loss="mse")
    targets = np.sin(np.arange(16.0)).reshape(4, 4, 1)
    losses = (np.array(model(tokens), "float64")[..., 0] - targets[..., 0]) ** 2
    loss, gradient = rnn.masked_mean_loss(losses, lengths)
    np.testing.assert_allclose(loss, model.evaluate(tokens, targets, verbose=0), rtol=1e-5)
    numeric = rnn.numeric_gradient(lambda a: rnn.masked_mean_loss(a, lengths)[0], losses, 1e-5)
    np.testing.assert_allclose(gradient, numeric, atol=1e-9)


@pytest.mark.parametrize("lengths", [[0, 2], [2, 5]])
def test_a_length_outside_the_row_is_an_error(lengths):
    for function, array in ((rnn.last_states, np.ones((2, 4, 3))), (rnn.masked_mean_loss, np.ones((2, 4)))):
        with pytest.raises(ValueError, match="T is 4"):
            function(array, np.array(lengths))


@pytest.mark.parametrize("shape", [(1, 1, 1, 1), (2, 7, 3, 5), (3, 20, 2, 4)])  # B, T, D, H
@pytest.mark.parametrize(("dtype", "close"), [("float32", 1e-4), ("float64", 1e-12)])
def test_the_gradient_forward_in_time_is_that_through_time(shape, dtype, close):
    B, T, D, H = shape
    rng = np.random.default_rng(shape)
    W, U, b = random_weights(rng, D, H, dtype)
    x, h0, g = (rng.normal(size=size).astype(dtype) for size in [(B, T, D), (B, H), (B, T, H)])
    back = rnn.rnn_backward(g, x, h0, rnn.rnn_forward(x, h0, W, U, b), W, U)[2:]
    for ours, right in zip(rtrl(g, x, h0, W, U, b), back, strict=True):
        assert ours.dtype == dtype
        np.testing.assert_allclose(ours, right, atol=close * max(1, np.abs(right).max()))


def test_a_unit_that_reads_no_other_moves_with_its_own_weights_only():
    rng = np.random.default_rng(0)
    W, U, b = random_weights(rng, 3, 5)
    x, h_t, U = rng.normal(size=(2, 4, 3)), rng.normal(size=(2, 5)), np.diag(np.diag(U))
    influence = np.zeros((2, 5, 9, 5))
    for t in range(4):
        h_prev, h_t = h_t, rnn.rnn_step(x[:, t], h_t, W, U, b)
        influence = influence_step(influence, x[:, t], h_prev, h_t, U)
    others = influence * ~np.eye(5, dtype=bool)[None, :, None]
    # The weight by which unit j would read unit i is a weight of unit j, too.
    assert np.count_nonzero(others) == 0 and np.count_nonzero(influence) == 2 * 5 * 9


def learners_cell():
    """The RNNCell of chapter 1, as the reference solution has it."""
    names = {"keras": keras, "np": np, "tf": tf}
    exec(reference("01_memory", "tensorflow")["rnn-cell"], names)
    return names["RNNCell"]


@pytest.mark.reads_pages("01_memory")
@pytest.mark.parametrize("make", [lambda: RNNCell, learners_cell], ids=["page", "exercise"])
def test_padded_steps_change_nothing_for_a_cell_of_ones_own(make):
    tokens, lengths = padded(ROWS)
    layer = keras.layers.RNN(make()(5))
    embed = keras.layers.Embedding(9, 6, mask_zero=True)
    alone = [layer(embed(row[None, :length])) for row, length in zip(tokens, lengths, strict=True)]
    np.testing.assert_allclose(layer(embed(tokens)), np.concatenate(alone), atol=1e-6)
    vectors = np.array(embed(tokens)) * (tokens > 0)[..., None]  # padding is a vector of zeros here
    masked = layer(keras.layers.Masking(mask_value=0.0)(vectors))
    np.testing.assert_allclose(masked, np.concatenate(alone), atol=1e-6)
