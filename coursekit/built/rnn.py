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


def numeric_gradient(f, array, eps):
    """The slopes of the number f(array), by central differences.

    array: float64, any shape; afterwards it holds what it held.
    Returns an array of its shape. ValueError if it is not float64.
    """
    if array.dtype != np.float64:
        message = "a gradient check needs float64, not {}"
        raise ValueError(message.format(array.dtype))
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        saved = array[index]
        array[index] = saved + eps
        above = f(array)
        array[index] = saved - eps
        below = f(array)
        array[index] = saved
        gradient[index] = (above - below) / (2 * eps)
    return gradient


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    """One step back: dh (B, H) -> dx (B, D), dh_prev, dW, dU, db."""
    dz = dh * (1 - h_t**2)
    dx = dz @ W.T
    dh_prev = dz @ U.T
    dW = x_t.T @ dz
    dU = h_prev.T @ dz
    db = dz.sum(axis=0)
    return dx, dh_prev, dW, dU, db


def rnn_backward(dstates, x, h0, states, W, U):
    """All steps back: dstates (B, T, H) -> dx, dh0, dW, dU, db."""
    dx = np.zeros_like(x)
    dh_next, dW, dU, db = 0, 0, 0, 0  # nothing comes from beyond T
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        dh = dstates[:, t] + dh_next  # a state has two readers
        one = rnn_step_backward(dh, x[:, t], h_prev, states[:, t], W, U)
        dx[:, t], dh_next, dW_t, dU_t, db_t = one
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, dh_next, dW, dU, db


def state_jacobian_norms(states, U, slopes=None):
    """Spectral norm of dh_T/dh_t at every t: (B, T, H) -> (B, T).

    slopes (B, T, H): of the activation at each step; None for tanh.
    """
    slopes = 1 - states**2 if slopes is None else slopes
    B, T, H = states.shape
    jacobian = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.ones(B, dtype=states.dtype)]  # at T: the identity
    for t in reversed(range(1, T)):
        # The newest step is on the left: an older one goes right.
        jacobian = (jacobian * slopes[:, t, None]) @ U.T
        norms.append(np.linalg.norm(jacobian, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)


def clip_by_global_norm(grads, max_norm):
    """The gradients, scaled down together; their norm before that.

    After it their norm is at most max_norm. All are zeros if an entry
    is NaN or infinite. ValueError if max_norm is not above 0.
    """
    if max_norm <= 0:
        raise ValueError(f"max_norm is {max_norm}; it must be above 0")
    # Squares of large float32 numbers overflow in float32.
    squares = [np.sum(np.square(g, dtype=np.float64)) for g in grads]
    norm = np.sqrt(sum(squares))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    # A plain float keeps the dtype of the gradients.
    scale = float(max_norm / norm) if norm > max_norm else 1.0
    return [g * scale for g in grads], norm


def truncated_windows(x, y, window):
    """Windows of x and y (B, T, ...) in order; the last may be short.

    ValueError if window < 1, or if x and y differ in B or T.
    """
    if window < 1:
        raise ValueError(f"window is {window}; it should be 1 or more")
    if x.shape[:2] != y.shape[:2]:
        message = "x has (B, T) = {}, y has {}; they should be the same"
        raise ValueError(message.format(x.shape[:2], y.shape[:2]))
    for start in range(0, x.shape[1], window):
        yield x[:, start : start + window], y[:, start : start + window]


def real_steps(lengths, T):
    """Which steps of padded rows are real: lengths (B,) -> (B, T).

    ValueError if a length is below 1 or above T.
    """
    if np.min(lengths) < 1 or np.max(lengths) > T:
        raise ValueError(f"lengths are {lengths}; T is {T}")
    return np.arange(T) < lengths[:, None]


def last_states(states, lengths):
    """The state of each row at its own last step: (B, T, H) -> (B, H).

    lengths (B,): row b is real up to step lengths[b], then padding.
    """
    real_steps(lengths, states.shape[1])  # refuses wrong lengths
    return states[np.arange(len(states)), lengths - 1]


def masked_mean_loss(losses, lengths):
    """The mean of the real steps' losses (B, T), and its gradient."""
    real = real_steps(lengths, losses.shape[1])
    loss = losses[real].mean()  # not losses * real: 0 * NaN is NaN
    return loss, (real / real.sum()).astype(losses.dtype)
