"""A training that a page of the build has done is read by the next page that needs it, and no other one is."""

import keras
import numpy as np
import pytest

from coursekit import kept_runs, one_graph
from coursekit.blanks import blank_filler, train_and_test

pytestmark = pytest.mark.reads_pages()


def plain_rnn():
    return blank_filler(keras.layers.SimpleRNN(8))


def relu_rnn():
    return blank_filler(keras.layers.SimpleRNN(8, activation="relu"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(kept_runs.FOLDER, str(tmp_path / "runs"))
    return tmp_path / "runs"


def trained(make_model=plain_rnn, distance=0, seed=0, passes=1):
    model, accuracy = train_and_test(make_model, distance, seed, passes)
    return accuracy, model.get_weights()


def test_the_second_time_it_is_read_and_nothing_shows_it(folder, monkeypatch):
    accuracy, weights = trained()
    drawn = keras.random.uniform((3,)).numpy()
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(one_graph, "_compiled", None)  # it cannot train any more
    again, same = trained()
    assert again == accuracy
    for one, other in zip(weights, same, strict=True):
        np.testing.assert_array_equal(one, other)
    np.testing.assert_array_equal(keras.random.uniform((3,)).numpy(), drawn)


def test_another_training_is_not_taken_for_it(folder):
    trained()
    for count, other in enumerate([{"seed": 1}, {"distance": 1}, {"passes": 2}, {"make_model": relu_rnn}], 2):
        trained(**other)
        assert len(list(folder.iterdir())) == count, other


def test_nothing_is_kept_where_no_book_is_built(monkeypatch):
    monkeypatch.delenv(kept_runs.FOLDER, raising=False)
    assert kept_runs.file_for(plain_rnn(), []) is None
