"""How much of a state's change arrives later: in an LSTM by all paths, and in a plain network. See chapter 3.

A fresh cell of 64 units reads 150 random inputs; the norms are those of the Jacobians from the steps before the last
state to that state. Jacobians are in column form: entry (i, j) says how much number i of the later state moves with
number j of the earlier one.
"""

import numpy as np

from coursekit.built.lstm import four_layers, lstm_forward

VOCABULARY = 28  # as many words as the travel sentences have
STEPS = 150


def step_jacobian(c_prev, gates, U):
    """d(h_t, c_t)/d(h_prev, c_prev) of one example.

    c_prev: (H,). gates: i_t, f_t, c_tilde, o_t, (H,) each. U: (H, 4H). Returns (2H, 2H).
    """
    i_t, f_t, c_tilde, o_t = gates
    U_i, U_f, U_c, U_o = np.split(U.T, 4)  # each (H, H): to unit, from unit
    shown = np.tanh(f_t * c_prev + i_t * c_tilde)
    A = (
        (c_tilde * i_t * (1 - i_t))[:, None] * U_i
        + (c_prev * f_t * (1 - f_t))[:, None] * U_f
        + (i_t * (1 - c_tilde**2))[:, None] * U_c
    )
    R = (shown * o_t * (1 - o_t))[:, None] * U_o
    S = (o_t * (1 - shown**2))[:, None]
    F = np.diag(f_t)
    return np.block([[S * A + R, S * F], [A, F]])


def word_strength(columns):
    """The spread of a word's numbers: Glorot's start of a (28, columns) kernel, of which a word picks a row."""
    return np.sqrt(2 / (VOCABULARY + columns))


def fresh_lstm(start, seed, H=64, lag=100):
    """An LSTM at Keras's start, and the sums that words would give it.

    start: the forget bias, or "chrono" for a memory of about `lag` steps (Tallec & Ollivier 2018, eq. 16).
    Returns x (1, 150, 4H), which is added to the sums of the four layers as it is, W (4H, 4H), U (H, 4H), b (4H,).
    """
    rng = np.random.default_rng(seed)
    U, b = np.linalg.qr(rng.normal(size=(4 * H, H)))[0].T, np.zeros((4, H))
    if start == "chrono":
        b[1] = np.log(rng.uniform(1, lag - 1, size=H))
        b[0] = -b[1]
    else:
        b[1] = start
    x = rng.normal(size=(1, STEPS, 4 * H)) * word_strength(4 * H)
    return x, np.eye(4 * H), U, b.ravel()


def jacobian_products(start, seed, H=64, lag=100):
    """The products of the last `lag` step Jacobians, longest last: a generator of (2H, 2H) arrays.

    start, seed: of `fresh_lstm`.
    """
    x, W, U, b = fresh_lstm(start, seed, H, lag)
    zero = np.zeros((1, H))
    states, cells = lstm_forward(x, zero, zero, W, U, b)
    product = np.eye(2 * H)
    for t in reversed(range(STEPS - lag, STEPS)):
        gates = four_layers(x[:, t], states[:, t - 1], W, U, b)
        product = product @ step_jacobian(cells[0, t - 1], [gate[0] for gate in gates], U)
        yield product


def lstm_norms(start, seed, H=64, lag=100):
    """Spectral norms of dc_T/dc_t by all paths, at the lags 0..lag. start, seed: of `fresh_lstm`."""
    blocks = [product[H:, H:] for product in jacobian_products(start, seed, H, lag)]
    return np.array([1.0, *(np.linalg.norm(block, ord=2) for block in blocks)])


def plain_norms(seed, H=64, lag=100):
    """Spectral norms of dh_T/dh_t at the lags 0..lag, of a plain RNN with an orthogonal recurrent kernel."""
    rng = np.random.default_rng(seed)
    U = np.linalg.qr(rng.normal(size=(H, H)))[0]
    x = rng.normal(size=(STEPS, H)) * word_strength(H)
    h, states = np.zeros(H), []
    for t in range(STEPS):
        h = np.tanh(x[t] + h @ U)
        states.append(h)
    product, norms = np.eye(H), [1.0]
    for t in reversed(range(STEPS - lag, STEPS)):
        product = product @ ((1 - states[t] ** 2)[:, None] * U.T)
        norms.append(np.linalg.norm(product, ord=2))
    return np.array(norms)
