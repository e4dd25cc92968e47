"""Linear attention in both of its forms, and softmax attention, in NumPy. See chapter 5.

Arrays are batch first: queries and keys (B, T, K), values (B, T, V), rows are steps.
"""

import numpy as np


def linear_attention(q, k, v):
    """What each step's query finds among the values up to its own:
    q, k (B, T, K), v (B, T, V) -> y (B, T, V)."""
    scores = q @ k.swapaxes(1, 2)
    return np.tril(scores) @ v  # no step sees a later one


def fast_weights(q, k, v, S):
    """The same by a matrix that each step adds to, from S (B, K, V)
    -> y (B, T, V) and the last matrix."""
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        S = S + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return y, S


def softmax_attention(q, k, v, mask):
    """For each query a weighted mean of the values it may see: q
    (B, Q, K), k (B, T, K), v (B, T, V), mask (B, Q, T) -> (B, Q, V)."""
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5
    scores = np.where(mask, scores, -np.inf)
    # Nothing changes if a row is shifted, and exp cannot overflow.
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
