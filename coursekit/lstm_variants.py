"""An LSTM in NumPy whose parts can be taken out, and a plain RNN beside it: what chapter 3's long experiments train.

Here the layout is (T, features, B), batch last, unlike elsewhere in the course: each gate is then one contiguous
block, and training is several times faster (chapter 3, "Optional: fast on purpose"). A packed matrix K
(4H, H + D + 1) acts on the stacked column [h; x; 1]. Its rows are Keras's blocks i, f, c, o; `from_keras` makes it
from W, U and b.

Sources: Hochreiter & Schmidhuber 1997 (cell), Gers et al. 2000 (forget gate), Gers & Schmidhuber 2000 (peepholes),
Greff et al. 2017 (the variants), Tallec & Ollivier 2018 (chrono start), Kingma & Ba 2015 (Adam).
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Parts:
    """Which parts of the cell are there. A gate that is left out is 1 for ever.

    coupled: f = 1 - i, so the forget gate has no weights. peepholes: i and f see c_prev, o sees c_t.
    """

    forget_gate: bool = True
    input_gate: bool = True
    output_gate: bool = True
    output_tanh: bool = True
    coupled: bool = False
    peepholes: bool = False


FULL = Parts()


def sigmoid(z):
    """The logistic function, by tanh: it cannot overflow."""
    return 0.5 * np.tanh(0.5 * z) + 0.5


def from_keras(W, U, b):
    """K (4H, H + D + 1) from Keras's W (D, 4H), U (H, 4H), b (4H,)."""
    return np.concatenate([U, W, b[None]]).T.copy()


def lstm_forward(K, x, parts=FULL, P=None):
    """Run the cell from zero states.

    K (4H, H + D + 1), x (T, D, B), P (3, H) peephole weights for i, f, o, or None.
    Returns h (T + 1, H, B), c (T + 1, H, B), both with the zero start first, and what `lstm_backward` needs.
    """
    T, D, B = x.shape
    H = len(K) // 4
    stacked = np.ones((T, H + D + 1, B), x.dtype)
    stacked[:, H:-1] = x
    gates = np.ones((T, 4, H, B), x.dtype)
    h = np.zeros((T + 1, H, B), x.dtype)
    c = np.zeros((T + 1, H, B), x.dtype)
    for t in range(T):
        stacked[t, :H] = h[t]
        z = (K @ stacked[t]).reshape(4, H, B)
        i, f, c_tilde, o = gates[t]
        if parts.peepholes:
            z[:2] += P[:2, :, None] * c[t]
        if parts.input_gate:
            i[:] = sigmoid(z[0])
        if parts.coupled:
            f[:] = 1 - i
        elif parts.forget_gate:
            f[:] = sigmoid(z[1])
        np.tanh(z[2], out=c_tilde)
        c[t + 1] = f * c[t] + i * c_tilde
        if parts.peepholes:
            z[3] += P[2, :, None] * c[t + 1]
        if parts.output_gate:
            o[:] = sigmoid(z[3])
        h[t + 1] = o * (np.tanh(c[t + 1]) if parts.output_tanh else c[t + 1])
    return h, c, (stacked, gates)


def lstm_backward(K, dh_last, c, kept, parts=FULL, P=None):
    """Gradients of K (and of P, or None) from that of the last hidden state, dh_last (H, B)."""
    stacked, gates = kept
    T, _, H, B = gates.shape
    dz = np.zeros_like(gates)
    dP = None if P is None else np.zeros_like(P)
    dh, dc = dh_last, np.zeros_like(dh_last)
    U_back = np.ascontiguousarray(K[:, :H].T)
    for t in reversed(range(T)):
        i, f, c_tilde, o = gates[t]
        read = np.tanh(c[t + 1]) if parts.output_tanh else c[t + 1]
        if parts.output_gate:
            dz[t, 3] = dh * read * o * (1 - o)
        dc = dc + dh * o * (1 - read**2 if parts.output_tanh else 1)
        if parts.peepholes:
            dc += P[2, :, None] * dz[t, 3]
        di, df = dc * c_tilde, dc * c[t]
        if parts.coupled:
            di -= df
        elif parts.forget_gate:
            dz[t, 1] = df * f * (1 - f)
        if parts.input_gate:
            dz[t, 0] = di * i * (1 - i)
        dz[t, 2] = dc * i * (1 - c_tilde**2)
        dc = dc * f
        if parts.peepholes:
            dc += P[0, :, None] * dz[t, 0] + P[1, :, None] * dz[t, 1]
            dP[:2] += (dz[t, :2] * c[t]).sum(axis=-1)
            dP[2] += (dz[t, 3] * c[t + 1]).sum(axis=-1)
        dh = U_back @ dz[t].reshape(4 * H, B)
    dK = np.tensordot(dz.reshape(T, 4 * H, B), stacked, axes=([0, 2], [0, 2]))
    return dK, dP


def start_lstm(rng, D, H, start, T=None):
    """K (4H, H + D + 1), float32: Glorot kernel, orthogonal recurrent kernel, biases zero but for the start.

    start: a number, the forget bias; or "chrono": b_f = log U(1, T - 1), b_i = -b_f (Tallec & Ollivier 2018, eq. 16).
    """
    limit = np.sqrt(6 / (D + 4 * H))
    W = rng.uniform(-limit, limit, size=(D, 4 * H))
    U = np.linalg.qr(rng.normal(size=(4 * H, H)))[0].T
    b = np.zeros(4 * H)
    if start == "chrono":
        b[H : 2 * H] = np.log(rng.uniform(1, T - 1, size=H))
        b[:H] = -b[H : 2 * H]
    else:
        b[H : 2 * H] = start
    return from_keras(W, U, b).astype("float32")


def rnn_forward(K, x, relu=False):
    """The plain RNN of chapter 1 from a zero state: K (H, H + D + 1), x (T, D, B) -> h (T + 1, H, B), kept."""
    T, D, B = x.shape
    H = len(K)
    stacked = np.ones((T, H + D + 1, B), x.dtype)
    stacked[:, H:-1] = x
    h = np.zeros((T + 1, H, B), x.dtype)
    for t in range(T):
        stacked[t, :H] = h[t]
        z = K @ stacked[t]
        h[t + 1] = np.maximum(z, 0) if relu else np.tanh(z)
    return h, stacked


def rnn_backward(K, dh_last, h, stacked, relu=False):
    """Gradient of K from that of the last hidden state, dh_last (H, B)."""
    T, H, B = len(h) - 1, *dh_last.shape
    dz = np.empty((T, H, B), dh_last.dtype)
    dh = dh_last
    U_back = np.ascontiguousarray(K[:, :H].T)
    for t in reversed(range(T)):
        dz[t] = dh * (h[t + 1] > 0 if relu else 1 - h[t + 1] ** 2)
        dh = U_back @ dz[t]
    return np.tensordot(dz, stacked, axes=([0, 2], [0, 2]))


def start_rnn(rng, D, H, start):
    """K (H, H + D + 1), float32: Glorot kernel, recurrent kernel "orthogonal" or "identity", bias zero."""
    limit = np.sqrt(6 / (D + H))
    W = rng.uniform(-limit, limit, size=(D, H))
    U = np.eye(H) if start == "identity" else np.linalg.qr(rng.normal(size=(H, H)))[0]
    return from_keras(W, U, np.zeros(H)).astype("float32")


class LSTMNet:
    """An LSTM and a dense readout of its last hidden state: x (T, D, B) -> scores (outputs, B)."""

    def __init__(self, rng, D, H, outputs, start="chrono", T=None, parts=FULL):
        self.parts = parts
        self.weights = [start_lstm(rng, D, H, start, T), *start_readout(rng, H, outputs)]
        if parts.peepholes:
            self.weights.append(np.zeros((3, H), "float32"))

    def peepholes(self):
        return self.weights[3] if self.parts.peepholes else None

    def forward(self, x):
        """Scores (outputs, B), and what `backward` needs."""
        K, V, a = self.weights[:3]
        h, c, kept = lstm_forward(K, x, self.parts, self.peepholes())
        return V @ h[-1] + a, (h, c, kept)

    def backward(self, dscores, memory):
        """Gradients in the order of `weights`."""
        h, c, kept = memory
        K, V = self.weights[:2]
        dK, dP = lstm_backward(K, V.T @ dscores, c, kept, self.parts, self.peepholes())
        return [dK, dscores @ h[-1].T, dscores.sum(axis=1, keepdims=True)] + ([] if dP is None else [dP])

    def count_weights(self):
        """The weights that take part: rows of gates that are left out do not."""
        parts = self.parts
        left_out = [not parts.input_gate, not parts.forget_gate or parts.coupled, not parts.output_gate]
        rows = len(self.weights[0]) // 4 * self.weights[0].shape[1]
        peepholes = len(self.weights) > 3 and sum(left_out) * self.weights[3].shape[1]
        return sum(w.size for w in self.weights) - sum(left_out) * rows - int(peepholes)


class RNNNet:
    """A plain RNN and a dense readout of its last state. kind: "tanh" or "relu"."""

    def __init__(self, rng, D, H, outputs, kind="tanh", start="orthogonal"):
        self.relu = kind == "relu"
        self.weights = [start_rnn(rng, D, H, start), *start_readout(rng, H, outputs)]

    def forward(self, x):
        """Scores (outputs, B), and what `backward` needs."""
        K, V, a = self.weights
        h, stacked = rnn_forward(K, x, self.relu)
        return V @ h[-1] + a, (h, stacked)

    def backward(self, dscores, memory):
        """Gradients in the order of `weights`."""
        h, stacked = memory
        K, V, _ = self.weights
        dK = rnn_backward(K, V.T @ dscores, h, stacked, self.relu)
        return [dK, dscores @ h[-1].T, dscores.sum(axis=1, keepdims=True)]

    def count_weights(self):
        return sum(w.size for w in self.weights)


def start_readout(rng, H, outputs):
    """Glorot kernel (outputs, H) and zero bias (outputs, 1), float32."""
    limit = np.sqrt(6 / (H + outputs))
    V = rng.uniform(-limit, limit, size=(outputs, H))
    return [V.astype("float32"), np.zeros((outputs, 1), "float32")]


class Adam:
    """Adam (Kingma & Ba 2015) with the gradient clipped to norm 1; changes the weights in place."""

    def __init__(self, weights):
        self.weights = weights
        self.means = [np.zeros_like(w) for w in weights]
        self.squares = [np.zeros_like(w) for w in weights]
        self.steps = 0

    def step(self, gradients, rate):
        """One step. A gradient that is not finite is skipped."""
        norm = np.sqrt(sum(np.sum(np.square(g, dtype="float64")) for g in gradients))
        if not np.isfinite(norm):
            return
        self.steps += 1
        scale = np.float32(1 / max(norm, 1))
        mean_rate = np.float32(rate / (1 - 0.9**self.steps))
        square_scale = np.float32(1 / (1 - 0.999**self.steps))
        for w, g, m, s in zip(self.weights, gradients, self.means, self.squares):
            g = g * scale
            m += np.float32(0.1) * (g - m)
            s += np.float32(0.001) * (g * g - s)
            w -= mean_rate * m / (np.sqrt(s * square_scale) + np.float32(1e-7))
