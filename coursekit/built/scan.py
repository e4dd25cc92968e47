"""The minLSTM and a scan in NumPy: Feng et al. 2024, Hillis & Steele 1986. See chapter 5.

Arrays are (B, T, features), batch first. The three layers are packed in the order f, i, h: W (D, 3H), b (3H,).
"""

import numpy as np

from coursekit.built.lstm import sigmoid


def min_lstm_factors(x, W, b):
    """What the state is multiplied by, and what is added: x (B, T, D)
    -> a, w (B, T, H), so that h_t = a_t h_(t-1) + w_t."""
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    # The logarithm of i / f: the gates themselves may be 0 as floats.
    ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)
    return sigmoid(-ratio), sigmoid(ratio) * h_tilde


def loop(a, b):
    """h_t = a_t h_(t-1) + b_t from h_0 = 0, step by step: a, b
    (B, T, H) -> states (B, T, H)."""
    states, h_t = np.empty_like(b), np.zeros_like(b[:, 0])
    for t in range(b.shape[1]):
        h_t = a[:, t] * h_t + b[:, t]
        states[:, t] = h_t
    return states


def scan(a, b):
    """The same in log2(T) rounds: a, b (B, T, H) -> states."""
    a, b, jump = a.copy(), b.copy(), 1
    while jump < a.shape[1]:
        # Each step is joined with the one `jump` before it.
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
