"""The plain recurrent network in NumPy: forward and backward. Elman 1990, Werbos 1990; see chapters 1 and 2.

Arrays are (B, T, features), batch first. W (D, H) is the kernel, U (H, H) the recurrent kernel, b (H,) the bias.
"""

import numpy as np


def rnn_step(x_t, h_prev, W, U, b):
    """One step: x_t (B, D), h_prev (B, H) -> h_t (B, H)."""
    return np.tanh(x_t @ W + h_prev @ U + b)


def rnn_forward(x, h0, W, U, b):
    """All states: x (B, T, D), h0 (B, H) -> (B, T, H)."""
    states, h_t = [], h0
    for t in range(x.shape[1]):
        h_t = rnn_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
