"""Stacked LSTM layers in NumPy, what they weigh, and what a language model needs: a draw and a score. See chapter 4.

Arrays are (B, T, features), batch first. A layer is (W, U, b): W (D, 4H) is the kernel, U (H, 4H) the recurrent kernel,
b (4H,) the bias, in Keras's order i, f, c, o.
"""

import numpy as np

from coursekit.built.lstm import lstm_forward


def stacked_forward(x, layers):
    """LSTM layers, each fed the hidden states of the one below.

    x (B, T, D); layers: a list of (W, U, b), the lowest first.
    Returns the top layer's states (B, T, H) and every layer's last (h, c).
    """
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last


def count_parameters(input_size, units, kind):
    """Weights of a stack; units: a list of widths, the lowest first.

    kind: "rnn" or "lstm"; anything else is a ValueError.
    """
    if kind not in ("rnn", "lstm"):
        raise ValueError(f'kind is {kind!r}; it must be "rnn" or "lstm"')
    blocks, total = {"rnn": 1, "lstm": 4}[kind], 0
    for n, H in zip([input_size, *units[:-1]], units):
        total += blocks * H * (n + H + 1)
    return total


def bits_per_token(logits, targets):
    """Mean cross-entropy in bits: logits (..., V), targets (...) in 0..V-1.

    ValueError for a target outside of 0..V-1.
    """
    if targets.min() < 0 or targets.max() >= logits.shape[-1]:
        raise ValueError(f"targets must lie in 0..{logits.shape[-1] - 1}")
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    of_target = np.take_along_axis(log_p, targets[..., None], axis=-1)
    return -of_target.mean() / np.log(2)


def sample(logits, temperature, rng):
    """One token a row: logits (B, V) -> (B,). Temperature 0 is argmax.

    ValueError for a negative temperature.
    """
    if temperature < 0:
        raise ValueError(f"temperature is {temperature}; it must not be negative")
    if temperature == 0:
        return logits.argmax(axis=-1)
    z = logits / temperature
    p = np.exp(z - z.max(axis=-1, keepdims=True))
    p /= p.sum(axis=-1, keepdims=True)
    return np.array([rng.choice(len(row), p=row) for row in p])
