"""Chapter 5's machines, the cells that follow them by hand, and the trained ones: each is the cell that the page says."""

import json
from itertools import product

import keras
import numpy as np
import pytest
import tensorflow as tf

from coursekit import trackers
from coursekit.built.lstm import sigmoid
from coursekit.built.scan import loop, min_lstm_factors
from coursekit.built.states import CUPS, SWITCH, TURNTABLE, householder_step, mirror, turn, walk
from coursekit.experiments import load, successors_states
from coursekit.group_words import ARRANGEMENTS, TABLES, group_words
from coursekit.trackers import BLOCK, CELLS, UNITS

pytestmark = pytest.mark.reads_pages()

BY_HAND = {"parity": (SWITCH, [1]), "Z3": (TURNTABLE, [1, 0]), "S3": (CUPS, [1, 2, 3])}


@pytest.mark.parametrize("group", TABLES)
def test_a_machine_is_a_group(group):
    table, size = TABLES[group], len(TABLES[group])
    np.testing.assert_array_equal(table[0], range(size))
    np.testing.assert_array_equal(table[:, 0], range(size))
    assert all(sorted(row) == list(range(size)) for row in [*table, *table.T])
    for a, b, c in product(range(size), repeat=3):
        assert table[table[a, b], c] == table[a, table[b, c]]
    assert np.array_equal(table, table.T) == (group != "S3")  # the order matters for the cups alone


def test_the_label_of_a_step_is_where_the_cups_stand():
    moves, labels = group_words(np.random.default_rng(0), "S3", 3, 20)
    for word, places in zip(moves, labels, strict=True):
        row = ["a", "b", "c"]
        for move, label in zip(word, places, strict=True):
            after = [None] * 3
            for place, cup in enumerate(row):
                after[ARRANGEMENTS[move][place]] = cup
            row = after
            assert [row.index(cup) for cup in "abc"] == list(ARRANGEMENTS[label])


def test_all_positions_are_about_equally_likely_at_each_step():
    for group, table in TABLES.items():
        _, labels = group_words(np.random.default_rng(0), group, 6000, 3)
        for step in labels.T:
            assert np.bincount(step, minlength=len(table)).min() > 0.9 * 6000 / len(table)


def test_an_unknown_machine_is_named():
    with pytest.raises(ValueError, match="parity, Z3, S3, not 'A5'"):
        group_words(np.random.default_rng(0), "A5", 1, 1)


@pytest.mark.parametrize("group", BY_HAND)
def test_a_state_set_by_hand_tells_the_position_after_a_thousand_moves(group):
    matrices, start = BY_HAND[group]
    moves, labels = group_words(np.random.default_rng(2), group, 1, 1024)
    states = walk(matrices, start, moves[0])
    corner = np.array(
        [matrix @ start for matrix in matrices]
    )  # the state of each position: one move from the start
    np.testing.assert_allclose(states, corner[labels[0]], atol=1e-11)
    assert group == "Z3" or np.array_equal(states, corner[labels[0]])  # swaps and signs do not round


def test_a_householder_step_is_its_matrix():
    rng = np.random.default_rng(0)
    h, k, beta = rng.normal(size=(4, 3)), rng.normal(size=(4, 3)), rng.uniform(0, 2, size=(4, 1))
    for new, old, one, strength in zip(householder_step(h, k, beta), h, k, beta, strict=True):
        matrix = np.eye(3) - strength * np.outer(one, one) / (one @ one)
        np.testing.assert_allclose(new, matrix @ old, atol=1e-12)
    np.testing.assert_array_equal(mirror([1, -1, 0]) @ [1, 2, 3], [2, 1, 3])
    quarter = mirror([0, 1]) @ mirror([1, 1])  # two mirrors turn
    np.testing.assert_allclose(quarter, turn(np.pi / 2), atol=1e-12)


# The cells that are trained


@pytest.fixture
def eager():
    """No compiling: a test needs a few steps."""
    tf.config.run_functions_eagerly(True)
    successors_states.compiled.cache_clear()
    yield
    tf.config.run_functions_eagerly(False)
    successors_states.compiled.cache_clear()


def weights_of(name):
    """Random weights (float32) of which none is zero, moves (T, B), and the sums z (T, B, width)."""
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=w.shape).astype("float32") / 2 for w in trackers.start(rng, CELLS[name])]
    moves = rng.integers(trackers.MOVES, size=(7, 3))
    return weights, moves, np.eye(trackers.MOVES, dtype="float32")[moves] @ weights[0] + weights[1]


def hidden(name):
    """The hidden states (T, B, units) of a cell, step by step, and what they are made of."""
    weights, moves, z = weights_of(name)
    states, found = trackers.begin(CELLS[name], weights, 3), []
    for z_t in z:
        states = CELLS[name].step(tf.constant(z_t), states, weights[3])
        found.append(states[0].numpy())
    return np.array(found), weights, moves, z


@pytest.mark.parametrize(
    "name, layer", [("tanh RNN", "SimpleRNN"), ("LSTM", "LSTM"), ("GRU", "GRU")], ids=lambda text: text
)
def test_a_cell_that_looks_back_is_keras_layer(name, layer):
    ours, weights, moves, _ = hidden(name)
    layer = getattr(keras.layers, layer)(UNITS, return_sequences=True)
    x = np.eye(trackers.MOVES, dtype="float32")[moves].transpose(1, 0, 2)
    layer.build(x.shape)
    bias = np.stack([weights[1], np.zeros_like(weights[1])]) if name == "GRU" else weights[1]
    layer.set_weights([weights[0], weights[3], bias])
    start = tf.repeat(weights[2], 3, axis=0)
    theirs = layer(x, initial_state=[start, tf.zeros_like(start)] if name == "LSTM" else [start])
    np.testing.assert_allclose(ours.transpose(1, 0, 2), theirs, atol=1e-5)


def test_the_slstm_is_the_weighted_mean_of_what_was_written():
    ours, weights, _, z = hidden("sLSTM")
    h = np.repeat(weights[2], 3, axis=0).astype("float64")
    c = n = 0
    for z_t, found in zip(z, ours, strict=True):
        i, f, candidate, o = np.split(z_t + h @ weights[3], 4, axis=-1)
        c, n = sigmoid(f) * c + np.exp(i) * np.tanh(candidate), sigmoid(f) * n + np.exp(i)
        h = sigmoid(o) * c / n
        np.testing.assert_allclose(found, h, atol=1e-4)


def linear(a, w, start):
    """h_t = a_t h_(t-1) + w_t from a start: (T, B, units) each, start (1, units)."""
    w = w.copy()
    w[0] += a[0] * start
    return loop(a.transpose(1, 0, 2), w.transpose(1, 0, 2)).transpose(1, 0, 2)


@pytest.mark.parametrize("name, squash", [("factors in (0, 1)", sigmoid), ("factors in (−1, 1)", np.tanh)])
def test_a_diagonal_cell_is_a_product_and_a_sum(name, squash):
    ours, weights, _, z = hidden(name)
    a, w = np.split(z, 2, axis=-1)
    np.testing.assert_allclose(ours, linear(squash(a), w, weights[2]), atol=1e-5)


def test_the_min_lstm_is_that_of_the_page():
    ours, weights, moves, _ = hidden("minLSTM")
    x = np.eye(trackers.MOVES, dtype="float32")[moves]
    np.testing.assert_allclose(
        ours, linear(*min_lstm_factors(x, weights[0], weights[1]), weights[2]), atol=1e-5
    )


def test_rotations_turn_pairs():
    ours, weights, _, z = hidden("rotations")
    half, h = UNITS // 2, np.repeat(weights[2], 3, axis=0)
    for z_t, found in zip(z, ours, strict=True):
        new = z_t[:, half:].copy()
        for b, j in product(range(3), range(half)):
            new[b, [j, j + half]] += turn(z_t[b, j]) @ h[b, [j, j + half]]
        h = new
        np.testing.assert_allclose(found, h, atol=1e-5)


@pytest.mark.parametrize("name, count", [("one Householder", 1), ("two Householders", 2)])
def test_a_householder_cell_takes_the_steps_of_the_page(name, count):
    ours, weights, _, z = hidden(name)
    blocks, h = UNITS // BLOCK, np.repeat(weights[2], 3, axis=0)
    for z_t, found in zip(z, ours, strict=True):
        parts = np.split(z_t[:, : count * (UNITS + blocks)], count, axis=-1)
        h = h.reshape(-1, BLOCK)
        for part in parts:
            k, beta = part[:, :UNITS].reshape(-1, BLOCK), 2 * sigmoid(part[:, UNITS:].reshape(-1, 1))
            h = householder_step(h, k, beta)
        h = h.reshape(3, UNITS) + z_t[:, -UNITS:]
        np.testing.assert_allclose(found, h, atol=1e-4)


@pytest.mark.parametrize("name", CELLS)
def test_a_word_in_pieces_gives_the_scores_of_the_word(name):
    cell, (weights, moves, _) = CELLS[name], weights_of(name)
    whole, _ = trackers.walk(cell, weights, moves, trackers.begin(cell, weights, 3))
    first, states = trackers.walk(cell, weights, moves[:4], trackers.begin(cell, weights, 3))
    second, _ = trackers.walk(cell, weights, moves[4:], states)
    assert whole.shape == (7, 3, trackers.MOVES)
    np.testing.assert_allclose(np.concatenate([first, second]), whole, atol=1e-5)


def test_a_stopped_experiment_goes_on_where_it_was(eager, monkeypatch, tmp_path):
    for name, value in {
        "FOLDER": tmp_path,
        "TABLES": ["parity"],
        "CELLS": {"factors in (−1, 1)": CELLS["factors in (−1, 1)"]},
        "STAGES": {"parity": ((3, 2), (4, 1))},
        "LENGTHS": (4, 8),
        "CHUNK": 8,
        "SEEDS": range(1),
    }.items():
        monkeypatch.setattr(successors_states, name, value)
    monkeypatch.setattr("coursekit.experiments.FOLDER", tmp_path)
    stored = lambda: json.loads((tmp_path / "successors_states.json").read_text("utf-8"))["results"]  # noqa: E731
    successors_states.main()
    first = stored()
    monkeypatch.setattr(successors_states, "SEEDS", range(2))
    successors_states.main()
    assert stored()[:1] == first and [row["seed"] for row in stored()] == [0, 1]
    assert first[0]["right"].keys() == {"4", "8"} and first[0]["group"] == "parity"
    assert -1 <= first[0]["press"] < 0


def test_the_stored_runs_are_every_cell_machine_and_seed():
    stored = load("successors_states")
    found = [(row["cell"], row["group"], row["seed"]) for row in stored["results"]]
    assert sorted(found) == sorted(product(CELLS, TABLES, stored["seeds"]))
    assert stored["seeds"] == list(successors_states.SEEDS)
