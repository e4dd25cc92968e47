"""Ten recurrent cells with a state of 32 numbers, in TensorFlow, for chapter 5's ladder of states.

All read a move as one-hot x, take the sums z = x W + b once for the whole word, and keep a state; they differ in what they do
with z and the state. Those with a matrix U look back: their sums contain the old state. The others are of one form,
h_t = A(x_t) h_(t-1) + w(x_t), with another A. The state before the first move is learned. A readout of one hidden layer
turns each state into scores.

It is code of its own, and not of Keras, because Keras has no layer for seven of the ten, and all are to be alike but for A.

Sources: minLSTM: Feng et al. 2024. Factors in (-1, 1) and Householder matrices: Grazzi et al. 2025, Siems et al. 2025.
sLSTM: Beck et al. 2024, with one head.
"""

import os

# One core a run. TensorFlow reads it when it starts.
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false")

from collections.abc import Callable  # noqa: E402
from dataclasses import dataclass  # noqa: E402

import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

UNITS, READOUT = 32, 32  # numbers in the state, and in the hidden layer of the readout
BLOCK = 4  # numbers that a Householder matrix works on
MOVES = 6  # of the largest group; all groups get as many inputs and scores, so that a cell is compiled once


@dataclass(frozen=True)
class Cell:
    """width: sums a step. looks_back: whether there is a U (units, width). step: (z_t, states, U) -> states, the
    hidden state first. kept: numbers of UNITS in the state. bias: (first, last, value) of the bias that keeps."""

    width: int
    step: Callable
    looks_back: bool = False
    kept: int = 1
    bias: tuple = (0, 0, 0.0)


def tanh_step(z, states, U):
    """The plain RNN."""
    return (tf.tanh(z + states[0] @ U),)


def lstm_step(z, states, U):
    """Keras's LSTM, order i, f, c, o."""
    h, c = states
    i, f, candidate, o = tf.split(z + h @ U, 4, axis=-1)
    c = tf.sigmoid(f) * c + tf.sigmoid(i) * tf.tanh(candidate)
    return tf.sigmoid(o) * tf.tanh(c), c


def gru_step(z, states, U):
    """Keras's GRU with reset_after=True, order z, r, h."""
    (h,) = states
    x_z, x_r, x_h = tf.split(z, 3, axis=-1)
    h_z, h_r, h_h = tf.split(h @ U, 3, axis=-1)
    keep = tf.sigmoid(x_z + h_z)
    candidate = tf.tanh(x_h + tf.sigmoid(x_r + h_r) * h_h)
    return (keep * h + (1 - keep) * candidate,)


def slstm_step(z, states, U):
    """The sLSTM with an exponential input gate and a sigmoid forget gate, order i, f, c, o.

    c / n is a weighted mean of all that was written. m keeps the exponentials small; it cancels in c / n.
    """
    h, c, n, m = states
    i, f, candidate, o = tf.split(z + h @ U, 4, axis=-1)
    log_f = tf.math.log_sigmoid(f)
    new_m = tf.maximum(log_f + m, i)
    keep, write = tf.exp(log_f + m - new_m), tf.exp(i - new_m)
    c, n = keep * c + write * tf.tanh(candidate), keep * n + write
    return tf.sigmoid(o) * c / n, c, n, new_m


def min_lstm_step(z, states, U):
    """Two gates that do not look back, and that add up to 1."""
    f, i, candidate = tf.split(z, 3, axis=-1)
    ratio = tf.math.softplus(-f) - tf.math.softplus(-i)  # the logarithm of i / f
    return (tf.sigmoid(-ratio) * states[0] + tf.sigmoid(ratio) * candidate,)


def positive_step(z, states, U):
    """Factors in (0, 1)."""
    a, w = tf.split(z, 2, axis=-1)
    return (tf.sigmoid(a) * states[0] + w,)


def signed_step(z, states, U):
    """Factors in (-1, 1)."""
    a, w = tf.split(z, 2, axis=-1)
    return (tf.tanh(a) * states[0] + w,)


def rotation_step(z, states, U):
    """Pairs of numbers, each pair turned by an angle."""
    angle, w = z[:, : UNITS // 2], z[:, UNITS // 2 :]
    first, second = tf.split(states[0], 2, axis=-1)
    cos, sin = tf.cos(angle), tf.sin(angle)
    return (tf.concat([cos * first - sin * second, sin * first + cos * second], axis=-1) + w,)


def householder_step(count, z, states, U):
    """Blocks of four numbers, each multiplied by `count` matrices I - beta k k^T, with |k| = 1 and beta in (0, 2)."""
    blocks = UNITS // BLOCK
    h = tf.reshape(states[0], (-1, blocks, BLOCK))
    for part in tf.split(z[:, : count * (UNITS + blocks)], count, axis=-1):
        k = tf.reshape(part[:, :UNITS], (-1, blocks, BLOCK))
        k = k * tf.math.rsqrt(tf.reduce_sum(k * k, axis=-1, keepdims=True) + 1e-6)
        beta = 2 * tf.sigmoid(part[:, UNITS:, None])
        h = h - beta * tf.reduce_sum(k * h, axis=-1, keepdims=True) * k
    return (tf.reshape(h, (-1, UNITS)) + z[:, -UNITS:],)


def one_householder_step(z, states, U):
    """The factor of the delta rule."""
    return householder_step(1, z, states, U)


def two_householders_step(z, states, U):
    """Two of them a move."""
    return householder_step(2, z, states, U)


_TURN = UNITS + UNITS // BLOCK
CELLS = {
    "tanh RNN": Cell(UNITS, tanh_step, looks_back=True),
    "LSTM": Cell(4 * UNITS, lstm_step, looks_back=True, kept=2, bias=(UNITS, 2 * UNITS, 1.0)),
    "GRU": Cell(3 * UNITS, gru_step, looks_back=True, bias=(0, UNITS, 1.0)),
    "sLSTM": Cell(4 * UNITS, slstm_step, looks_back=True, kept=4, bias=(UNITS, 2 * UNITS, 1.0)),
    "minLSTM": Cell(3 * UNITS, min_lstm_step, bias=(0, UNITS, 1.0)),
    "factors in (0, 1)": Cell(2 * UNITS, positive_step, bias=(0, UNITS, 1.0)),
    "factors in (−1, 1)": Cell(2 * UNITS, signed_step),
    "rotations": Cell(UNITS // 2 + UNITS, rotation_step),
    "one Householder": Cell(_TURN + UNITS, one_householder_step),
    "two Householders": Cell(2 * _TURN + UNITS, two_householders_step),
}


def start(rng, cell):
    """Random weights: W (moves, width), b (width,), h_0 (1, units), U (units, width) or (0, width), and the readout's
    four, float32."""
    W = rng.normal(size=(MOVES, cell.width))
    b = np.zeros(cell.width)
    first, last, value = cell.bias
    b[first:last] = value
    U = np.zeros((0, cell.width))
    if cell.looks_back:  # orthogonal, one block a gate
        blocks = [np.linalg.qr(rng.normal(size=(UNITS, UNITS)))[0] for _ in range(cell.width // UNITS)]
        U = np.concatenate(blocks, axis=1)
    h_0 = rng.normal(size=(1, UNITS)) / 2
    V = rng.normal(size=(UNITS, READOUT)) / np.sqrt(UNITS)
    out = rng.normal(size=(READOUT, MOVES)) / np.sqrt(READOUT)
    return [a.astype("float32") for a in (W, b, h_0, U, V, np.zeros(READOUT), out, np.zeros(MOVES))]


def begin(cell, weights, B):
    """The states before the first move: h_0 as learned, 0 for what else a cell keeps."""
    h = tf.repeat(weights[2], B, axis=0)
    return (h, *(tf.zeros_like(h) for _ in range(cell.kept - 1)))


def walk(cell, weights, moves, states):
    """Scores (T, B, moves) for moves (T, B), and the states after the last."""
    W, b, _, U, V, d, out, e = weights
    z = tf.one_hot(moves, MOVES) @ W + b
    every = tf.scan(lambda states, z_t: cell.step(z_t, states, U), z, initializer=states)
    return tf.nn.relu(every[0] @ V + d) @ out + e, tuple(one[-1] for one in every)
