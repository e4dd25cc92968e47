"""The LSTM in NumPy, forward and backward: Hochreiter & Schmidhuber 1997, Gers et al. 2000. See chapter 3.

Arrays are (B, T, features), batch first. A single layer has a kernel W (D, H), a recurrent kernel U (H, H) and a bias
b (H,). From lstm_step on the four layers are packed in Keras's order i, f, c, o: W (D, 4H), U (H, 4H), b (4H,).
"""

import numpy as np


def sigmoid(z):
    """1 / (1 + e^-z), entry by entry. A tanh cannot overflow."""
    return (1 + np.tanh(z / 2)) / 2


def forget_gate(x_t, h_prev, W, U, b):
    """How much of each number to keep: x_t (B, D) -> f_t (B, H)."""
    return sigmoid(x_t @ W + h_prev @ U + b)


def input_gate(x_t, h_prev, W, U, b):
    """How much of each number to write: x_t (B, D) -> i_t (B, H)."""
    return sigmoid(x_t @ W + h_prev @ U + b)


def candidate(x_t, h_prev, W, U, b):
    """What to write: x_t (B, D) -> c_tilde (B, H)."""
    return np.tanh(x_t @ W + h_prev @ U + b)


def update_cell(f_t, c_prev, i_t, c_tilde):
    """The new cell state: all (B, H)."""
    return f_t * c_prev + i_t * c_tilde


def output_gate(x_t, h_prev, W, U, b):
    """How much of each number to show: x_t (B, D) -> o_t (B, H)."""
    return sigmoid(x_t @ W + h_prev @ U + b)


def hidden_state(o_t, c_t):
    """What is shown of the memory: all (B, H)."""
    return o_t * np.tanh(c_t)


def four_layers(x_t, h_prev, W, U, b):
    """What the packed layers give: i_t, f_t, c_tilde, o_t, (B, H)."""
    z = x_t @ W + h_prev @ U + b
    z_i, z_f, z_c, z_o = np.split(z, 4, axis=1)
    return sigmoid(z_i), sigmoid(z_f), np.tanh(z_c), sigmoid(z_o)


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    """One step: x_t (B, D), h_prev, c_prev (B, H) -> h_t, c_t."""
    i_t, f_t, c_tilde, o_t = four_layers(x_t, h_prev, W, U, b)
    c_t = update_cell(f_t, c_prev, i_t, c_tilde)
    return hidden_state(o_t, c_t), c_t


def lstm_forward(x, h0, c0, W, U, b):
    """x (B, T, D), h0, c0 (B, H) -> all states, cells (B, T, H)."""
    states, cells = [], []
    h_t, c_t = h0, c0
    for t in range(x.shape[1]):
        h_t, c_t = lstm_step(x[:, t], h_t, c_t, W, U, b)
        states.append(h_t)
        cells.append(c_t)
    return np.stack(states, axis=1), np.stack(cells, axis=1)


def init_lstm(input_size, units, rng, forget_bias=1.0):
    """W, U, b as Keras starts them, in float32; rng: a Generator."""
    a = np.sqrt(6 / (input_size + 4 * units))
    W = rng.uniform(-a, a, size=(input_size, 4 * units))
    U = np.linalg.qr(rng.normal(size=(4 * units, units)))[0].T
    b = np.repeat([0, forget_bias, 0, 0], units)
    return W.astype("float32"), U.astype("float32"), b.astype("float32")


def lstm_step_backward(dh, dc, x_t, h_prev, c_prev, W, U, b):
    """From dh and dc (B, H), what comes back to h_t and c_t, to the
    gradients: dx (B, D), dh_prev, dc_prev (B, H), dW, dU, db."""
    i_t, f_t, c_tilde, o_t = four_layers(x_t, h_prev, W, U, b)
    shown = np.tanh(update_cell(f_t, c_prev, i_t, c_tilde))
    dc_t = dc + dh * o_t * (1 - shown**2)
    dz_i = dc_t * c_tilde * i_t * (1 - i_t)
    dz_f = dc_t * c_prev * f_t * (1 - f_t)
    dz_c = dc_t * i_t * (1 - c_tilde**2)
    dz_o = dh * shown * o_t * (1 - o_t)
    dz = np.concatenate([dz_i, dz_f, dz_c, dz_o], axis=1)
    dW, dU, db = x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
    return dz @ W.T, dz @ U.T, dc_t * f_t, dW, dU, db


def lstm_backward(dstates, x, h0, c0, states, cells, W, U, b):
    """From dstates (B, T, H), what the loss says about each state, to
    the gradients: dx (B, T, D), dh0, dc0 (B, H), dW, dU, db."""
    dx, dW, dU, db = (np.zeros_like(array) for array in (x, W, U, b))
    dh = dc = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = (states[:, t - 1], cells[:, t - 1]) if t else (h0, c0)
        dx[:, t], dh, dc, dW_t, dU_t, db_t = lstm_step_backward(
            dstates[:, t] + dh, dc, x[:, t], *before, W, U, b
        )
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, dh, dc, dW, dU, db


def gate_trace(cell, x):
    """What each layer gives and both states, at every step: (B, T, H).

    cell: a built cell of Keras with kernel, recurrent_kernel and bias.
    x: (B, T, D), read from states of zeros. Returns a dict with the
    keys "i", "f", "c_tilde", "o", "c", "h".
    """
    W, U, b = cell.get_weights()
    h_t = c_t = np.zeros((len(x), len(U)), x.dtype)
    steps = []
    for t in range(x.shape[1]):
        i_t, f_t, c_tilde, o_t = four_layers(x[:, t], h_t, W, U, b)
        c_t = update_cell(f_t, c_t, i_t, c_tilde)
        h_t = hidden_state(o_t, c_t)
        steps.append([i_t, f_t, c_tilde, o_t, c_t, h_t])
    names = ["i", "f", "c_tilde", "o", "c", "h"]
    return {n: np.stack(s, axis=1) for n, s in zip(names, zip(*steps))}
