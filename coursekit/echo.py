"""The echo: read random bits, and at every step say the bit of `lag` steps ago. For truncated backpropagation."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from coursekit.built.rnn import truncated_windows
from coursekit.by_hand import descend, loss_and_gradients, start_weights


def echo(rng: Generator, B: int, T: int, lag: int) -> tuple[NDArray, NDArray]:
    """Bits as inputs (B, T, 1), -1 or 1, float32, and as answers (B, T), 0 or 1: the input of `lag` steps before."""
    bits = rng.integers(2, size=(B, T + lag))
    return np.float32(2 * bits[:, lag:, None] - 1), bits[:, :T]


def train_echo(lag: int, window: int, radius: float, seed: int, train_kernels: bool = True) -> float:
    """Train 32 units by truncated backpropagation on 20 series of 4,000 steps: one update a window, state handed on.

    radius: U starts as a random orthogonal matrix times this. train_kernels: False leaves W, U and b as they start,
    and trains only the readout. Returns the accuracy over the last tenth of the windows, 0..1.
    """
    rng = np.random.default_rng(seed)
    x, y = echo(rng, 20, 4000, lag)
    orthogonal = np.linalg.qr(rng.normal(size=(32, 32)))[0]
    weights = start_weights(rng, 1, radius * orthogonal, 2)
    trained = slice(0 if train_kernels else 3, None)  # of W, U, b, V, c
    h0, hits = np.zeros((20, 32), "float32"), []
    for x_window, y_window in truncated_windows(x, y, window):
        _, gradients, scores, h0 = loss_and_gradients(x_window, y_window, h0, weights)
        descend(weights[trained], gradients[trained], rate=0.3, max_norm=1.0)
        hits.append(np.mean(scores.argmax(axis=-1) == y_window))
    return np.mean(hits[-len(hits) // 10 :])
