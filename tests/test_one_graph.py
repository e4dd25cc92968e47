"""Models that share a graph are trained as Keras trains each of them, to the bit."""

import keras
import numpy as np
import pytest

from coursekit.blanks import blank_filler, train_and_test
from coursekit.travel import travel_sentences

pytestmark = pytest.mark.reads_pages()


def plain_rnn():
    return blank_filler(keras.layers.SimpleRNN(8))


def lstm():
    return blank_filler(keras.layers.LSTM(4))


def trained_alone(make_model, distance, seed, passes):
    """What `train_and_test` says that it does: Keras's own compile and fit."""
    keras.utils.set_random_seed(seed)
    tokens, answers = travel_sentences(np.random.default_rng(seed), 4000, distance)
    model = make_model()
    model.compile(keras.optimizers.Adam(1e-3, clipnorm=1.0), "sparse_categorical_crossentropy")
    model.fit(tokens, answers, batch_size=50, epochs=passes, verbose=0)
    return model


@pytest.mark.parametrize("make_model", [plain_rnn, lstm])
def test_a_run_does_not_show_that_others_were_made_before_it(make_model):
    first, _ = train_and_test(make_model, 3, seed=0, passes=1)
    as_it_was = first.get_weights()
    second, _ = train_and_test(make_model, 5, seed=1, passes=2)
    alone = trained_alone(make_model, 5, seed=1, passes=2)
    for ours, kerass in zip(second.get_weights(), alone.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, kerass)
    for now, before in zip(first.get_weights(), as_it_was, strict=True):
        np.testing.assert_array_equal(now, before)  # a trained model stays as it is


def test_a_function_that_makes_models_of_several_sizes_is_refused():
    sizes = iter([4, 4, 5])  # the first is asked for twice: one model keeps the graph

    def growing():
        return blank_filler(keras.layers.SimpleRNN(next(sizes)))

    train_and_test(growing, 0, seed=0, passes=1)
    with pytest.raises(ValueError, match="shape"):
        train_and_test(growing, 0, seed=1, passes=1)
