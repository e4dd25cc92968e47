"""A GRU with a dense readout, as chapter 5's long experiment trains it, and its starts.

It is the cell of coursekit.built.gru with Keras's default, reset_after=True. Inputs and scores come batch last, as the
tasks of coursekit.experiments.tasks draw them.

Sources: Cho et al. 2014 (cell), Tallec & Ollivier 2018 (chrono start).
"""

import numpy as np

from coursekit.built.gru import gru_backward, gru_forward
from coursekit.lstm_variants import start_readout


def update_bias(start, units, rng, T=None):
    """The bias of the update gate (H,): a number for all units, or "chrono", log U(1, T - 1).

    In Keras z_t says how much is kept, so that this is also a forget bias; the share written, 1 - z_t, follows.
    """
    if start == "chrono":
        return np.log(rng.uniform(1, T - 1, size=units))
    return np.full(units, float(start))


def start_gru(rng, D, H, start, T=None):
    """W (D, 3H), U (H, 3H), b (2, 3H), float32, as Keras starts them, but for the bias of the update gate."""
    limit = np.sqrt(6 / (D + 3 * H))
    W = rng.uniform(-limit, limit, size=(D, 3 * H))
    U = np.linalg.qr(rng.normal(size=(3 * H, H)))[0].T
    b = np.zeros((2, 3 * H))
    b[0, :H] = update_bias(start, H, rng, T)
    return [a.astype("float32") for a in (W, U, b)]


class GRUNet:
    """A GRU and a dense readout of its last state: x (T, D, B) -> scores (outputs, B)."""

    def __init__(self, rng, D, H, outputs, start="chrono", T=None):
        self.weights = [*start_gru(rng, D, H, start, T), *start_readout(rng, H, outputs)]

    def forward(self, x):
        """Scores (outputs, B), and what `backward` needs."""
        W, U, b, V, a = self.weights
        x = np.ascontiguousarray(x.transpose(2, 0, 1))
        h0 = np.zeros((len(x), len(U)), x.dtype)
        states = gru_forward(x, h0, W, U, b)
        return V @ states[:, -1].T + a, (x, h0, states)

    def backward(self, dscores, memory):
        """Gradients in the order of `weights`."""
        x, h0, states = memory
        W, U, b, V, _ = self.weights
        dstates = np.zeros_like(states)
        dstates[:, -1] = dscores.T @ V
        gradients = gru_backward(dstates, x, h0, states, W, U, b)[2:]
        return [*gradients, dscores @ states[:, -1], dscores.sum(axis=1, keepdims=True)]

    def count_weights(self):
        """All numbers that are trained."""
        return sum(w.size for w in self.weights)
