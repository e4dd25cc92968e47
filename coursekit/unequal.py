"""Travel sentences of unequal length, padded to one, and models that read them: rightly, or with a silent mistake."""

import keras
import numpy as np
from numpy.typing import NDArray

from coursekit.travel import WORDS, travel_sentences

PADDING = -1  # no word: see unequal_sentences
MOST = 10  # filler words in the longest sentence


def unequal_sentences(
    rng: np.random.Generator, count: int, most: int = MOST
) -> tuple[NDArray, NDArray, NDArray]:
    """Draw sentences with 0 to `most` filler words, all numbers of them equally likely.

    Returns tokens (B, 9 + most), PADDING after each sentence's end; answers (B,); lengths (B,), 9 to 9 + most.
    """
    fillers = rng.integers(most + 1, size=count)
    tokens = np.full((count, 9 + most), PADDING)
    answers = np.empty(count, int)
    for distance in range(most + 1):
        rows = np.flatnonzero(fillers == distance)
        tokens[rows, : 9 + distance], answers[rows] = travel_sentences(rng, len(rows), distance)
    return tokens, answers, 9 + fillers


def padded_in_front(tokens: NDArray) -> NDArray:
    """The same sentences with their padding before the first word: (B, T) to (B, T)."""
    order = np.argsort(tokens != PADDING, axis=1, kind="stable")  # stable: the words keep their order
    return np.take_along_axis(tokens, order, axis=1)


def reader(mask: bool, mean: bool = False, vocabulary: int = len(WORDS) + 1) -> keras.Model:
    """Chapter 1's network for tokens (B, T) in which 0 may be padding; probabilities (B, vocabulary).

    mask: whether the steps with token 0 are masked. mean: it reads the mean of the states, not the last one.
    """
    layers = [
        keras.layers.Embedding(vocabulary, vocabulary, "identity", trainable=False, mask_zero=mask),
        keras.layers.SimpleRNN(32, return_sequences=mean),
        *([keras.layers.GlobalAveragePooling1D()] if mean else []),
        keras.layers.Dense(vocabulary, activation="softmax"),
    ]
    return keras.Sequential([keras.layers.Input((None,), dtype="int32"), *layers])


def filled(model: keras.Model, tokens: NDArray) -> NDArray:
    """The word that the model puts into each blank: tokens (B, T) to words (B,)."""
    return model(tokens, training=False).numpy().argmax(axis=-1)


def train(model: keras.Model, tokens: NDArray, answers: NDArray) -> keras.Model:
    """The training of chapter 1, but ten passes and not five. Batches have 50 sentences."""
    model.compile(keras.optimizers.Adam(1e-3, clipnorm=1.0), "sparse_categorical_crossentropy")
    model.fit(tokens, answers, batch_size=50, epochs=10, verbose=0)
    return model
