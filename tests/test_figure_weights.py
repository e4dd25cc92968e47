"""The weights that the book's figures run: what the files hold, against forward passes in NumPy."""

import numpy as np
import pytest

from coursekit.figure_weights import FOLDER, NETWORKS, READERS, packed, read, unpacked
from coursekit.lstm_variants import from_keras, lstm_forward, rnn_forward
from coursekit.travel import PLACES, WORDS, travel_sentences


def last_hidden_state(name, data, tokens):
    """h (H, B) after the last word of tokens (B, T)."""
    forward = lstm_forward if "lstm" in name else rnn_forward
    arrays = data["arrays"]
    K = from_keras(arrays["kernel"], arrays["recurrent_kernel"], arrays["bias"])
    one_hot = np.eye(len(WORDS), dtype="float32")[tokens].transpose(1, 2, 0)
    return forward(K, one_hot)[0][-1]


def accuracy(name, data, tokens, answers):
    """The share of blanks that the stored weights fill correctly."""
    scores = last_hidden_state(name, data, tokens).T @ data["arrays"]["dense_kernel"]
    return np.mean((scores + data["arrays"]["dense_bias"]).argmax(axis=1) == answers)


@pytest.mark.parametrize("name", [*NETWORKS, *READERS])
def test_the_stored_weights_are_as_good_as_the_file_says(name):
    data = read(name)
    assert data["accuracy"][str(data["trained"]["distance"])] > 0.99
    for distance, stated in data["accuracy"].items():
        tokens, answers = travel_sentences(np.random.default_rng(7), 1000, int(distance))
        # Two samples of 1,000: four standard errors of their difference, and one sentence for a stated 0 or 1.
        margin = 4 * np.sqrt(2 * stated * (1 - stated) / 1000) + 1e-3
        found = accuracy(name, data, tokens, answers)
        assert abs(found - stated) <= margin, f"{name} at distance {distance}: {found}, stated {stated}"


@pytest.mark.parametrize("name", [*NETWORKS, *READERS])
def test_a_file_fits_the_course_and_is_light(name):
    data = read(name)
    assert data["words"] == WORDS and data["words"][: data["places"]] == PLACES
    assert data["arrays"]["dense_kernel"].shape == (data["units"], len(WORDS))
    assert (FOLDER / f"{name}.data.js").stat().st_size < 60_000


def test_packing_loses_nothing():
    array = np.random.default_rng(0).normal(size=(3, 5)).astype("float32")
    assert np.array_equal(unpacked(packed(array)), array)
