"""The gradient of a plain recurrent network, forward in time: RTRL, Williams & Zipser 1989. See chapter 2.

Arrays are (B, T, features), batch first. The weights stand in one matrix, W over U over b: (D + H + 1, H).
"""

import numpy as np

from coursekit.built.rnn import rnn_step


def influence_step(influence, x_t, h_prev, h_t, U):
    """How much each unit of h_t moves with each weight, from the same
    of h_prev: (B, H, D + H + 1, H), unit first, then the weight."""
    B, H = h_t.shape
    read = np.concatenate([x_t, h_prev, np.ones((B, 1))], axis=1)
    # By way of the state: all of it goes through U, at every step.
    dz = (U.T @ influence.reshape(B, H, -1)).reshape(influence.shape)
    # At this step: weight (m, j) adds what row m read to unit j.
    unit = np.arange(H)
    dz[:, unit, :, unit] += read
    return (1 - h_t**2)[:, :, None, None] * dz


def rtrl(dstates, x, h0, W, U, b):
    """From dstates (B, T, H), what the loss says about each state, to
    dW, dU, db, without going back: a step is read and forgotten."""
    B, H = h0.shape
    D, h_t = len(W), h0
    influence = np.zeros((B, H, D + H + 1, H), dtype=h0.dtype)
    gradient = np.zeros((D + H + 1, H), dtype=h0.dtype)
    for t in range(x.shape[1]):
        h_prev, h_t = h_t, rnn_step(x[:, t], h_t, W, U, b)
        influence = influence_step(influence, x[:, t], h_prev, h_t, U)
        gradient += np.einsum("bi,bimj->mj", dstates[:, t], influence)
    return gradient[:D], gradient[D:-1], gradient[-1]
