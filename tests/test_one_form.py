"""Five cells of one form: each equals its own code, or its formula without steps."""

import numpy as np
import pytest

from coursekit.built.gru import gru_forward
from coursekit.built.one_form import delta_rule, fading_attention, gru, linear_attention, min_lstm, run
from coursekit.built.scan import min_lstm_factors, scan
from coursekit.cell_map import CELLS, FAMILIES, READS, kept
from coursekit.notebooks import ROOT

T, D, H = 9, 3, 4


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def memory(rng):
    """Queries (T, 5), keys of length 1 (T, 5), values (T, 3)."""
    q, k, v = rng.normal(size=(T, 5)), rng.normal(size=(T, 5)), rng.normal(size=(T, 3))
    return q, k / np.linalg.norm(k, axis=1, keepdims=True), v


def read_out(q, states):
    return np.einsum("tn,tnm->tm", q, states)


@pytest.mark.parametrize("bias", [(3 * H,), (2, 3 * H)], ids=["reset before", "reset after"])
def test_the_gru_is_its_own_code(rng, bias):
    x, h0 = rng.normal(size=(T, D)), rng.normal(size=(1, H))
    weights = rng.normal(size=(D, 3 * H)), rng.normal(size=(H, 3 * H)), rng.normal(size=bias)
    states = run(gru(*weights), x, h0.T)
    np.testing.assert_allclose(states[..., 0], gru_forward(x[None], h0, *weights)[0], atol=1e-12)


def test_the_minlstm_is_its_scan(rng):
    x, W, b = rng.normal(size=(T, D)), rng.normal(size=(D, 3 * H)), rng.normal(size=3 * H)
    states = run(min_lstm(W, b), x, np.zeros((H, 1)))
    np.testing.assert_allclose(states[..., 0], scan(*min_lstm_factors(x[None], W, b))[0], atol=1e-12)


def test_linear_attention_is_attention_without_the_softmax(memory):
    q, k, v = memory
    states = run(linear_attention, zip(k, v), np.zeros((5, 3)))
    np.testing.assert_allclose(read_out(q, states), np.tril(q @ k.T) @ v, atol=1e-12)


def test_with_a_decay_each_weight_fades_by_what_came_after_it(memory, rng):
    q, k, v = memory
    a = rng.uniform(0.5, 1, size=T)
    states = run(fading_attention, zip(k, v, a), np.zeros((5, 3)))
    passed = np.cumprod(a)
    weights = np.tril(q @ k.T * passed[:, None] / passed)
    np.testing.assert_allclose(read_out(q, states), weights @ v, atol=1e-12)


def test_the_delta_rule_is_one_triangular_system(memory, rng):
    q, k, v = memory
    beta = rng.uniform(0, 2, size=(T, 1))
    states = run(delta_rule, zip(k, v, beta[:, 0]), np.zeros((5, 3)))
    written = np.linalg.solve(np.eye(T) + np.tril(beta * (k @ k.T), -1), beta * v)
    np.testing.assert_allclose(read_out(q, states), np.tril(q @ k.T) @ written, atol=1e-10)


def test_a_cell_is_computed_at_once_unless_its_factors_read_the_state():
    names = [cell.name for cell in CELLS]
    assert len(set(names)) == len(names)
    for cell in CELLS:
        assert cell.family in FAMILIES and cell.reads in READS
        assert cell.at_once == (cell.reads != "x and h"), cell.name


def test_every_source_of_the_map_is_in_the_references_and_on_the_page():
    references = (ROOT / "book" / "references.bib").read_text(encoding="utf-8")
    page = (ROOT / "book" / "05_map.md").read_text(encoding="utf-8")
    for cell in CELLS:
        assert f"{{{cell.key}," in references, cell.key
        assert f"c5m-{cell.key}" in page, cell.key


def test_what_is_kept_for_64_units():
    assert kept("tanh RNN", 64, 1000) == 64 and kept("LSTM", 64, 1000) == 128
    assert kept("linear attention", 64, 1000) == 64 * 64
    assert kept("softmax attention", 64, 1000) == 2 * 64 * 1000
