"""Looks into chapter 1's network: how much of a gradient reaches the place, before training and after it."""

from collections.abc import Callable

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from coursekit.blanks import blank_filler, train_and_test
from coursekit.built.rnn import state_jacobian_norms
from coursekit.travel import WORDS, travel_sentences


def simple_rnn(**options) -> keras.Model:
    """Chapter 1's network: 32 units, from tokens (B, T) to probabilities (B, V). options: of SimpleRNN."""
    return blank_filler(keras.layers.SimpleRNN(32, **options))


def look_inside(model: keras.Model, distance: int) -> tuple[float, float, float]:
    """The norm of dh_T/dh_t at the place, the mean slope of the units, and the spectral norm of U.

    model: of `simple_rnn`, with tanh or ReLU. The norm is the median over 20 sentences with so many filler words.
    """
    layer = model.layers[1]
    W, U, b = (weight.astype("float64") for weight in layer.get_weights())
    tokens, _ = travel_sentences(np.random.default_rng(99), 20, distance)
    x, h_t = np.eye(len(WORDS))[tokens], np.zeros((20, len(U)))
    relu = layer.activation.__name__ == "relu"
    states = []
    for x_t in np.moveaxis(x, 1, 0):
        z_t = x_t @ W + h_t @ U + b
        h_t = np.maximum(z_t, 0) if relu else np.tanh(z_t)
        states.append(h_t)
    states = np.stack(states, axis=1)
    slopes = (states > 0).astype(float) if relu else 1 - states**2
    norms = state_jacobian_norms(states, U, slopes)
    return np.median(norms[:, 2]), slopes.mean(), np.linalg.norm(U, ord=2)  # word 2 is the place


def before_and_after(
    make_model: Callable[[], keras.Model], distance: int, seed: int, passes: int = 5
) -> list[float]:
    """Train as in chapter 1. Returns the accuracy, and what `look_inside` gives before training and after it: 7 numbers."""
    keras.utils.set_random_seed(seed)  # so this is the start of the training
    before = look_inside(make_model(), distance)
    model, accuracy = train_and_test(make_model, distance, seed, passes)
    return [accuracy, *before, *look_inside(model, distance)]


def first_batch(distance: int, seed: int) -> NDArray:
    """The first batch of a training: root mean squares of the gradient, and of the step that Adam makes of it.

    Returns (3, 2): one row for the places' rows of W, one for that of the last word, "to", one for U.
    """
    keras.utils.set_random_seed(seed)
    model = simple_rnn()
    tokens, answers = travel_sentences(np.random.default_rng(seed), 50, distance)
    weights = model.trainable_weights
    W, U = weights[:2]
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(answers, model(tokens)))
    gradients = tape.gradient(loss, [weight.value for weight in weights])
    before = W.numpy(), U.numpy()
    keras.optimizers.Adam(1e-3).apply(gradients, weights)
    changes = [
        (gradient.numpy(), weight.numpy() - old)
        for gradient, weight, old in zip(gradients, (W, U), before, strict=False)
    ]
    places, last = slice(0, 8), WORDS.index("to")
    parts = [[array[places] for array in changes[0]], [array[last] for array in changes[0]], changes[1]]
    return np.array([[np.sqrt(np.mean(np.square(array))) for array in part] for part in parts])
