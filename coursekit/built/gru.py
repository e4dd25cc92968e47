"""The GRU in NumPy, forward and backward: Cho et al. 2014, as Keras packs it. See chapter 5.

Arrays are (B, T, features), batch first. The three layers are packed in Keras's order z, r, h: W (D, 3H), U (H, 3H).
The shape of the bias says where the reset gate acts, as in Keras: b (3H,) is reset_after=False, b (2, 3H) is
reset_after=True, with the bias of x @ W in row 0 and that of h_prev @ U in row 1.
"""

import numpy as np

from coursekit.built.lstm import sigmoid


def gru_layers(x_t, h_prev, W, U, b):
    """What the packed layers give: z_t, r_t, h_tilde (B, H), and what
    the reset gate scaled, (B, H): h_prev, or with b (2, 3H) its sum."""
    H = len(U)
    after = b.ndim == 2
    read = x_t @ W + (b[0] if after else b)
    gates = read[:, : 2 * H] + h_prev @ U[:, : 2 * H]
    if after:
        gates = gates + b[1, : 2 * H]
    z_t, r_t = np.split(sigmoid(gates), 2, axis=1)
    if after:
        scaled = h_prev @ U[:, 2 * H :] + b[1, 2 * H :]
        h_tilde = np.tanh(read[:, 2 * H :] + r_t * scaled)
    else:
        scaled = h_prev
        h_tilde = np.tanh(read[:, 2 * H :] + (r_t * scaled) @ U[:, 2 * H :])
    return z_t, r_t, h_tilde, scaled


def gru_step(x_t, h_prev, W, U, b):
    """One step: x_t (B, D), h_prev (B, H) -> h_t (B, H)."""
    z_t, _, h_tilde, _ = gru_layers(x_t, h_prev, W, U, b)
    return z_t * h_prev + (1 - z_t) * h_tilde


def gru_forward(x, h0, W, U, b):
    """x (B, T, D), h0 (B, H) -> all states (B, T, H)."""
    states, h_t = [], h0
    for t in range(x.shape[1]):
        h_t = gru_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)


def gru_step_backward(dh, x_t, h_prev, W, U, b):
    """From dh (B, H), what comes back to h_t, to the gradients:
    dx (B, D), dh_prev (B, H), dW, dU, db."""
    H = len(U)
    after = b.ndim == 2
    z_t, r_t, h_tilde, scaled = gru_layers(x_t, h_prev, W, U, b)
    dz_z = dh * (h_prev - h_tilde) * z_t * (1 - z_t)
    dz_h = dh * (1 - z_t) * (1 - h_tilde**2)
    dh_prev, U_h = dh * z_t, U[:, 2 * H :]
    # What arrives at r_t * scaled; before the product, through U_h.
    arrived = dz_h if after else dz_h @ U_h.T
    dz_r = arrived * scaled * r_t * (1 - r_t)
    dz = np.concatenate([dz_z, dz_r, dz_h], axis=1)
    dgates, dscaled = dz[:, : 2 * H], arrived * r_t
    dh_prev = dh_prev + dgates @ U[:, : 2 * H].T
    if after:
        dh_prev = dh_prev + dscaled @ U_h.T
        dU_h = h_prev.T @ dscaled
        du = np.concatenate([dgates, dscaled], axis=1)
        db = np.stack([dz.sum(axis=0), du.sum(axis=0)])
    else:
        dh_prev = dh_prev + dscaled
        dU_h = (r_t * h_prev).T @ dz_h
        db = dz.sum(axis=0)
    dU = np.concatenate([h_prev.T @ dgates, dU_h], axis=1)
    return dz @ W.T, dh_prev, x_t.T @ dz, dU, db


def gru_backward(dstates, x, h0, states, W, U, b):
    """From dstates (B, T, H), what the loss says about each state, to
    the gradients: dx (B, T, D), dh0 (B, H), dW, dU, db."""
    dx, dW, dU, db = (np.zeros_like(array) for array in (x, W, U, b))
    dh = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = states[:, t - 1] if t else h0
        dx[:, t], dh, dW_t, dU_t, db_t = gru_step_backward(dstates[:, t] + dh, x[:, t], before, W, U, b)
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, dh, dW, dU, db
