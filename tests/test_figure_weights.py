"""The weights that the book's figures run: what the files hold, against forward passes in NumPy."""

import numpy as np
import pytest

from coursekit.figure_weights import FOLDER, NETWORKS, READERS, STACKS, packed, packed_small, read, unpacked
from coursekit.lstm_variants import from_keras, lstm_forward, rnn_forward
from coursekit.travel import PLACES, WORDS, travel_sentences

pytestmark = pytest.mark.reads_pages()


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


def test_packing_into_bytes_loses_half_a_step_at_most():
    array = np.random.default_rng(0).normal(size=(30, 5)).astype("float32") * [1, 10, 0, 0.1, 1]
    step = np.abs(array).max(axis=0) / 127
    assert np.all(np.abs(unpacked(packed_small(array)) - array) <= 0.5001 * step)
    assert len(packed_small(array)["int8"]) < len(packed(array)["float32"]) / 3


def test_the_stacks_are_those_of_the_list_and_chapter_4_says_how_good_they_are():
    networks = read("stacks")["networks"]
    assert {name: (one["kind"], one["units"], one["residual"]) for name, one in networks.items()} == STACKS
    right = {name: one["accuracy"]["10"] for name, one in networks.items()}
    assert (right["1 layer of 8"], right["1 layer of 13"], right["3 layers of 8"]) == (0.788, 1, 1)


@pytest.mark.parametrize("name", ["stacks", "speaker"])
def test_the_files_of_chapter_4_are_light(name):
    assert (FOLDER / f"{name}.data.js").stat().st_size < 100_000
