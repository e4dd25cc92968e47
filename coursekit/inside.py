"""Looks into chapter 1's network: how much of a gradient reaches the place, before training and after it."""

from collections.abc import Callable, Sequence

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


def gradients_and_steps(distance: int, seed: int, at: Sequence[int], passes: int = 5) -> NDArray:
    """Train chapter 1's network, and measure some of its updates: root mean squares of gradients and of Adam's steps.

    at: numbers of updates, from 1, of the `passes` times 80 that the training has. The batches are those of chapter 1,
    in an order of their own. Returns (len(at), 2, 2): for the places' rows of W and for that of the last word, "to",
    the gradient (after clipping) and the step.
    """
    keras.utils.set_random_seed(seed)
    rng = np.random.default_rng(seed)
    model = simple_rnn()
    tokens, answers = travel_sentences(rng, 4000, distance)
    weights = model.trainable_weights
    optimizer = keras.optimizers.Adam(1e-3, clipnorm=1.0)
    optimizer.build(weights)
    rows = [slice(0, 8), slice(WORDS.index("to"), WORDS.index("to") + 1)]

    @tf.function
    def update(x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(y, model(x)))
        gradients = tape.gradient(loss, [weight.value for weight in weights])
        before = tf.identity(weights[0].value)
        optimizer.apply(gradients, weights)
        return tf.clip_by_norm(gradients[0], 1.0), weights[0].value - before

    measured = []
    for _ in range(passes):
        for batch in rng.permutation(4000).reshape(-1, 50):
            changes = update(tf.constant(tokens[batch], tf.int32), tf.constant(answers[batch]))
            measured.append(
                [[np.sqrt(np.mean(np.square(c.numpy()[part]))) for c in changes] for part in rows]
            )
    return np.array(measured)[np.array(at) - 1]
