"""Attention as chapter 5's page uses it: both linear forms are one, the softmax form is Keras's, and what was measured is it."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from coursekit.built.attention import fast_weights, linear_attention, softmax_attention
from coursekit.built.lstm import lstm_forward, lstm_step
from coursekit.experiments import load, successors_recall, successors_seq2seq
from coursekit.experiments.compiled import Training

SHAPES = [(1, 1, 1, 1), (2, 7, 3, 5), (3, 40, 4, 2)]  # B, T, K, V


def queries_keys_values(shape, dtype):
    B, T, K, V = shape
    rng = np.random.default_rng(shape)
    return [rng.normal(size=(B, T, size)).astype(dtype) for size in (K, K, V)]


@pytest.mark.parametrize(("dtype", "close"), [("float32", 1e-5), ("float64", 1e-13)])
@pytest.mark.parametrize("shape", SHAPES)
def test_linear_attention_is_a_network_with_fast_weights(shape, dtype, close):
    q, k, v = queries_keys_values(shape, dtype)
    y, S = fast_weights(q, k, v, np.zeros((shape[0], shape[2], shape[3]), dtype))
    assert y.dtype == S.dtype == dtype
    np.testing.assert_allclose(linear_attention(q, k, v), y, atol=close * np.abs(y).max())
    np.testing.assert_allclose(S, k.swapaxes(1, 2) @ v, atol=close * np.abs(S).max())


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("shape", SHAPES)
def test_softmax_attention_is_that_of_keras(shape, dtype):
    q, k, v = queries_keys_values((*shape[:3], shape[2]), dtype)  # Keras takes values as long as keys
    mask = np.tile(np.tri(shape[1], dtype=bool), (shape[0], 1, 1))
    one_head = [a[:, :, None] for a in (q, k, v)]
    theirs = keras.ops.dot_product_attention(*one_head, mask=mask[:, None])[:, :, 0]
    ours = softmax_attention(q, k, v, mask)
    assert ours.dtype == dtype
    np.testing.assert_allclose(ours, theirs, atol=1e-5)  # Keras works out the weights in float32


def test_softmax_attention_takes_large_scores_and_hidden_ones():
    q, k = np.array([[[1.0], [-1.0]]]), np.array([[[2000.0], [2000 + np.log(3)], [9000.0]]])
    v, mask = np.array([[[4.0], [8.0], [1.0]]]), np.array([[[True, True, False]] * 2])
    np.testing.assert_allclose(softmax_attention(q, k, v, mask)[0, :, 0], [7, 5])


@pytest.mark.parametrize("kind", ["softmax attention", "linear attention", "LSTM"])
def test_the_networks_of_the_recall_are_those_of_the_page(kind):
    net = successors_recall.make(kind, 6, seed=3)
    keys, values, asked, _ = successors_recall.sequences(np.random.default_rng(0), 5, 8)
    of_keys, of_values, *inner, readout = (weight.numpy().astype("float64") for weight in net.weights)
    x, y, question = of_keys[keys], of_values[values], of_keys[asked]
    if kind == "LSTM":
        W, U, b = inner
        zeros, pairs = np.zeros((5, 6)), np.concatenate([x, y], axis=-1)
        h, c = (states[:, -1] for states in lstm_forward(pairs, zeros, zeros, W, U, b))
        blank = np.zeros_like(question[:, 0])
        found = np.stack(
            [
                lstm_step(np.concatenate([question[:, i], blank], axis=-1), h, c, W, U, b)[0]
                for i in range(question.shape[1])
            ],
            axis=1,
        )
    else:
        q, k, v = question @ inner[0], x @ inner[1], y @ inner[2]
        if kind == "softmax attention":
            found = softmax_attention(q, k, v, np.ones((5, q.shape[1], 8), bool))
        else:
            found = q @ (k.swapaxes(1, 2) @ v) / 6**0.5
    np.testing.assert_allclose(net.logits(keys, values, asked), found @ readout, atol=1e-5)


def test_no_key_and_no_value_of_a_list_comes_twice():
    keys, values, asked, answers = successors_recall.sequences(np.random.default_rng(0), 50, 16)
    for row in (*keys, *values):
        assert len(set(row)) == 16
    for one in range(50):
        of_it = dict(zip(keys[one], values[one], strict=True))
        assert [of_it[key] for key in asked[one]] == list(answers[one])


def test_a_run_can_be_repeated_with_the_same_compiled_update():
    tf.config.run_functions_eagerly(True)  # a few steps are not worth compiling
    try:
        net = successors_recall.make("linear attention", 4, seed=0)
        start = [weight.numpy() for weight in net.weights]
        training = successors_recall.training_of(net, updates=3)
        found = []
        for _ in range(2):
            training.run(start, successors_recall.batches(0, updates=3))
            found.append([weight.numpy() for weight in net.weights])
    finally:
        tf.config.run_functions_eagerly(False)
    for one, other, before in zip(*found, start, strict=True):
        np.testing.assert_array_equal(one, other)
        assert np.abs(one - before).max() > 0


def test_the_decoder_starts_from_the_last_state_and_attention_sees_all():
    rng = np.random.default_rng(0)
    source, before, target = successors_seq2seq.words(rng, 3, 5)
    np.testing.assert_array_equal(target, source[:, ::-1])
    np.testing.assert_array_equal(before[:, 1:], target[:, :-1])
    net = successors_seq2seq.Pair(rng, 6, attends=True)
    logits, looks = net.parts(source, before)
    np.testing.assert_allclose(np.sum(looks, axis=-1), 1, rtol=1e-5)

    read, write = (table.numpy() for table in net.tables)
    encoder, decoder = ([weight.numpy() for weight in one] for one in (net.encoder, net.decoder))
    zeros = np.zeros((3, 6))
    states, cells = lstm_forward(read[source], zeros, zeros, *encoder)
    written, _ = lstm_forward(write[before], states[:, -1], cells[:, -1], *decoder)
    W_q, W_k, of_context = (weight.numpy() for weight in net.attention)
    found = softmax_attention(written @ W_q, states @ W_k, states, np.ones((3, 5, 5), bool))
    readout, bias = (weight.numpy() for weight in net.readout)
    np.testing.assert_allclose(logits, written @ readout + bias + found @ of_context, atol=1e-5)


def test_all_runs_of_the_recall_are_stored_with_the_numbers_that_they_keep():
    runs = load("successors_recall")["results"]
    stored = [(run["network"], run["size"], run["seed"]) for run in runs]
    assert sorted(stored) == sorted(
        (kind, size, seed) for kind, size in successors_recall.NETWORKS for seed in successors_recall.SEEDS
    )
    for run in runs:
        for pairs, kept in zip(successors_recall.PAIRS, run["kept"], strict=True):
            size = run["size"]
            right = {"LSTM": 2 * size, "linear attention": size**2, "softmax attention": 2 * size * pairs}
            assert kept == right[run["network"]]


def test_all_runs_of_the_pairs_are_stored_with_about_equal_numbers_of_weights():
    runs = load("successors_seq2seq")["results"]
    stored = [(run["network"], run["seed"]) for run in runs]
    assert sorted(stored) == sorted(
        (name, seed) for name in successors_seq2seq.NETWORKS for seed in successors_seq2seq.SEEDS
    )
    weights = {run["weights"] for run in runs}
    assert max(weights) < 1.02 * min(weights)


def test_training_refuses_weights_of_another_network():
    net = successors_recall.make("linear attention", 4, seed=0)
    training = Training(net.weights, lambda: 0.0, updates=1, rate=0.1)
    with pytest.raises(ValueError, match="shorter|longer"):
        training.run([], [])
