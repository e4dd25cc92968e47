"""Five cells as one: S_t = A_t S_(t-1) + B_t, where a cell is what gives A_t and B_t. See chapter 5's map.

A state is a matrix (n, m), one sequence at a time; the state of a GRU or a minLSTM is a column, m = 1. A cell is a
function from what is read at a step, and the state before it, to A (n, n) and B (n, m).
"""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from coursekit.built.gru import gru_layers
from coursekit.built.scan import min_lstm_factors

Cell = Callable[[object, NDArray], tuple[NDArray, NDArray]]


def run(cell: Cell, reads: Iterable[object], S: NDArray) -> NDArray:
    """All states from the first one, S (n, m): what is read at T steps
    -> (T, n, m)."""
    states = []
    for x_t in reads:
        A, B = cell(x_t, S)
        S = A @ S + B
        states.append(S)
    return np.stack(states)


def gru(W: NDArray, U: NDArray, b: NDArray) -> Cell:
    """Reads x_t (D,). Weights as gru_step has them."""

    def cell(x_t, S):
        z_t, _, h_tilde, _ = gru_layers(x_t[None], S.T, W, U, b)
        return np.diag(z_t[0]), ((1 - z_t) * h_tilde).T

    return cell


def min_lstm(W: NDArray, b: NDArray) -> Cell:
    """Reads x_t (D,). Weights as min_lstm_factors has them."""

    def cell(x_t, S):
        a, w = min_lstm_factors(x_t[None, None], W, b)
        return np.diag(a[0, 0]), w[0].T

    return cell


def linear_attention(read, S):
    """Reads k (n,), v (m,): S is a sum of outer products."""
    k, v = read
    return np.eye(len(k)), np.outer(k, v)


def fading_attention(read, S):
    """Reads k (n,), v (m,) and a, a number: all of S fades by it. The
    core of Mamba-2, and of the mLSTM without its normalisation."""
    k, v, a = read
    return a * np.eye(len(k)), np.outer(k, v)


def delta_rule(read, S):
    """Reads k (n,) of length 1, v (m,) and beta: what S had at k gives
    way to v. DeltaNet."""
    k, v, beta = read
    return np.eye(len(k)) - beta * np.outer(k, k), beta * np.outer(k, v)
