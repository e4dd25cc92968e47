"""The mathematics of chapter 3 and the NumPy networks that its experiments train."""

import importlib.util
import json
import os

import keras
import numpy as np
import pytest

from coursekit.experiments import FOLDER, load
from coursekit.experiments.lstm_travel import ForgetBias, lstm
from coursekit.experiments.tasks import Adding, TemporalOrder, evaluate, train
from coursekit.lstm_variants import LSTMNet, Parts, RNNNet, from_keras, lstm_forward, rnn_forward, start_lstm
from coursekit.notebooks import ROOT

pytestmark = pytest.mark.reads_pages()

VARIANTS = {
    "full": Parts(),
    "no forget gate": Parts(forget_gate=False),
    "no input gate": Parts(input_gate=False),
    "no output gate": Parts(output_gate=False),
    "no output tanh": Parts(output_tanh=False),
    "coupled": Parts(coupled=True),
    "peepholes": Parts(peepholes=True),
}


def in_float64(net, rng):
    """The same network with float64 weights, all of them random, biases and peepholes too."""
    net.weights = [rng.normal(size=w.shape) / 2 for w in net.weights]
    return net


def networks(rng):
    made = {name: LSTMNet(rng, 3, 5, 2, 1.0, parts=parts) for name, parts in VARIANTS.items()}
    made["tanh RNN"] = RNNNet(rng, 3, 5, 2)
    made["relu RNN"] = RNNNet(rng, 3, 5, 2, "relu")
    return made


@pytest.mark.parametrize("name", [*VARIANTS, "tanh RNN", "relu RNN"])
def test_gradients_are_those_of_central_differences(name):
    rng = np.random.default_rng(3)
    net = in_float64(networks(rng)[name], rng)
    x, targets = rng.normal(size=(6, 3, 4)), rng.normal(size=(2, 4))

    def loss():
        return 0.5 * np.sum((net.forward(x)[0] - targets) ** 2)

    scores, memory = net.forward(x)
    gradients = net.backward(scores - targets, memory)
    assert len(gradients) == len(net.weights)
    for weights, ours in zip(net.weights, gradients):
        numeric = np.zeros_like(weights)
        for index in np.ndindex(weights.shape):
            value, losses = weights[index], []
            for moved in (value + 1e-5, value - 1e-5):
                weights[index] = moved
                losses.append(loss())
            weights[index] = value
            numeric[index] = (losses[0] - losses[1]) / 2e-5
        scale = np.linalg.norm(numeric) + np.linalg.norm(ours)
        assert np.linalg.norm(numeric - ours) < 1e-7 * scale


def test_a_part_that_is_left_out_has_no_gradient_and_is_not_counted():
    rng = np.random.default_rng(4)
    full = networks(rng)["full"].count_weights()
    for name, block in [("no input gate", 0), ("no forget gate", 1), ("coupled", 1), ("no output gate", 3)]:
        net = in_float64(networks(rng)[name], rng)
        scores, memory = net.forward(rng.normal(size=(6, 3, 4)))
        dK = net.backward(scores, memory)[0].reshape(4, 5, 9)
        assert [block] == [row for row in range(4) if not dK[row].any()]
        assert net.count_weights() == full - 5 * 9
    assert networks(rng)["peepholes"].count_weights() == full + 3 * 5


@pytest.mark.parametrize("B, T, D, H", [(1, 1, 1, 1), (2, 7, 3, 5), (5, 20, 4, 2)])
def test_the_full_cell_is_keras_lstm(B, T, D, H):
    rng = np.random.default_rng(5)
    W, U, b = (rng.normal(size=shape).astype("float32") for shape in [(D, 4 * H), (H, 4 * H), (4 * H,)])
    x = rng.normal(size=(B, T, D)).astype("float32")
    layer = keras.layers.LSTM(H, return_sequences=True)
    layer.build(x.shape)
    layer.set_weights([W, U, b])
    h, _, _ = lstm_forward(from_keras(W, U, b), np.ascontiguousarray(x.transpose(1, 2, 0)))
    np.testing.assert_allclose(h[1:].transpose(2, 0, 1), layer(x), atol=1e-5)


def test_the_plain_network_is_keras_simple_rnn():
    rng = np.random.default_rng(6)
    W, U, b = (rng.normal(size=shape).astype("float32") for shape in [(3, 5), (5, 5), (5,)])
    x = rng.normal(size=(2, 7, 3)).astype("float32")
    layer = keras.layers.SimpleRNN(5, return_sequences=True)
    layer.build(x.shape)
    layer.set_weights([W, U, b])
    h, _ = rnn_forward(from_keras(W, U, b), np.ascontiguousarray(x.transpose(1, 2, 0)))
    np.testing.assert_allclose(h[1:].transpose(2, 0, 1), layer(x), atol=1e-5)


def test_starts_put_their_biases_where_they_belong():
    K = start_lstm(np.random.default_rng(0), 2, 50, "chrono", 100)
    b = K[:, -1].reshape(4, 50)
    assert (b[1] >= 0).all() and (b[1] <= np.log(99)).all() and b[1].std() > 0.3
    np.testing.assert_array_equal(b[0], -b[1])
    assert not b[2:].any()
    b = start_lstm(np.random.default_rng(0), 2, 50, 3.0)[:, -1].reshape(4, 50)
    assert (b[1] == 3).all() and not b[[0, 2, 3]].any()


def test_keras_starts_put_their_biases_where_they_belong():
    b = keras.ops.convert_to_numpy(ForgetBias(3.0)((20,))).reshape(4, 5)
    assert (b[1] == 3).all() and not b[[0, 2, 3]].any()
    b = keras.ops.convert_to_numpy(ForgetBias(chrono=100)((200,))).reshape(4, 50)
    assert (b[1] >= 0).all() and (b[1] <= np.log(99) + 1e-6).all() and b[1].std() > 0.3
    np.testing.assert_array_equal(b[0], -b[1])
    assert not b[2:].any()
    layer = lstm(7, value=5.0).layers[1]
    assert (layer.get_weights()[2].reshape(4, 7)[1] == 5).all()


@pytest.fixture(scope="module")
def bench():
    """bench/lstm.py, which sets variables for its own process when it is loaded."""
    before = dict(os.environ)
    spec = importlib.util.spec_from_file_location("bench_lstm", ROOT / "bench" / "lstm.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    os.environ.clear()
    os.environ.update(before)
    return module


def steps(bench, W, U, b):
    """Every step of chapter 3's "Optional: fast on purpose"; the last one also with blocks that do not divide the steps."""
    made = {name: make(W, U, b) for name, make in bench.STEPS.items()}
    short = bench.SlopesInBlocks(W, U, b)
    short.CACHE = 3 * 4 * U.size // 4  # a few steps
    return {**made, "few slopes": short}


@pytest.mark.parametrize("B, T, D, H", [(1, 1, 1, 1), (3, 7, 2, 5), (5, 20, 4, 2)])
def test_every_fast_step_is_keras_lstm_and_so_are_its_gradients(bench, B, T, D, H):
    rng = np.random.default_rng([B, T, D, H])
    W, U, b = (rng.normal(size=shape).astype("float32") for shape in [(D, 4 * H), (H, 4 * H), (4 * H,)])
    x, dh = (rng.normal(size=(B, T, size)).astype("float32") for size in (D, H))
    peer = bench.KerasLayer(W, U, b, jit=False)
    hidden, gradients = peer.forward(x), peer.both(x, dh)
    for name, step in steps(bench, W, U, b).items():
        step.forward(2 * x)  # what an earlier call left behind must not matter
        step.backward(dh)
        np.testing.assert_allclose(step.forward(x), hidden, atol=1e-5, err_msg=name)
        for ours, theirs in zip(step.backward(dh), gradients, strict=True):
            np.testing.assert_allclose(ours, theirs, atol=1e-4 * np.abs(theirs).max(), err_msg=name)


def test_every_fast_step_takes_another_shape_of_input(bench):
    rng = np.random.default_rng(0)
    W, U, b = (rng.normal(size=shape).astype("float32") for shape in [(2, 12), (3, 12), (12,)])
    for name, step in steps(bench, W, U, b).items():
        for shape in [(4, 6, 2), (2, 9, 2)]:
            x, dh = rng.normal(size=shape).astype("float32"), np.ones((*shape[:2], 3), "float32")
            fresh = type(step)(W, U, b)
            np.testing.assert_allclose(step.forward(x), fresh.forward(x), atol=1e-6, err_msg=name)
            for again, once in zip(step.backward(dh), fresh.backward(dh), strict=True):
                np.testing.assert_allclose(again, once, atol=1e-4, err_msg=name)


def test_adding_is_the_papers_task():
    x, targets = Adding(100).draw(np.random.default_rng(0), 5000)
    values, marks = x[:, 0], x[:, 1]
    assert 100 <= len(x) <= 110 and (marks[-1] == -1).all()
    marked = marks == 1
    untouched = marks[0] == -1  # where the first pair is not marked itself
    assert (marked.sum(axis=0) == 2).all() and not marked[49:].any()
    assert 0.8 < untouched.mean() < 1 and not values[0, ~untouched].any()
    assert np.abs(values).max() <= 1
    sums = (values * marked).sum(axis=0)
    np.testing.assert_allclose(targets[0], 0.5 + sums / 4, atol=1e-6)
    assert marked[:10].any(axis=0).all()


def test_temporal_order_is_the_papers_task():
    x, targets = TemporalOrder().draw(np.random.default_rng(0), 3000)
    symbols = x.argmax(axis=1)
    assert (x.sum(axis=1) == 1).all() and 100 <= len(x) <= 110
    assert (symbols[0] == 6).all() and (symbols[-1] == 7).all()
    steps, rows = np.nonzero(((symbols == 4) | (symbols == 5)).T)[::-1]
    steps = steps.reshape(3000, 2)
    assert (rows.reshape(3000, 2) == np.arange(3000)[:, None]).all()
    assert (steps.min(axis=0) == [10, 50]).all() and (steps.max(axis=0) == [20, 60]).all()
    kinds = np.take_along_axis(symbols, steps.T, axis=0) - 4
    assert (targets.argmax(axis=0) == 2 * kinds[0] + kinds[1]).all()


def test_training_learns_a_short_task_and_is_repeatable():
    def run():
        net = LSTMNet(np.random.default_rng(0), 2, 8, 1, "chrono", 12)
        return train(net, Adding(12), 6000, 0.02, 0)

    first, second = run(), run()
    assert {**first, "seconds": 0} == {**second, "seconds": 0}
    untrained = evaluate(LSTMNet(np.random.default_rng(0), 2, 8, 1, "chrono", 12), Adding(12), 0, 2560)
    assert first["error"] < untrained[0] / 3


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_a_data_file_says_how_it_was_made(path):
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["command"].startswith(("python -m coursekit.experiments.", "make "))
    assert document["seeds"] is not None and document["versions"]["numpy"] and document["results"]


def test_a_missing_data_file_names_its_command():
    with pytest.raises(FileNotFoundError, match="python -m coursekit.experiments.no_such"):
        load("no_such")
