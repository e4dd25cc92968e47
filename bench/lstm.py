"""How fast is an LSTM in NumPy, step by step of making it quick, and beside Keras, torch and its matrix products alone?

    make bench-lstm                        prints the table; about three minutes
    make bench-lstm OPTIONS=--save         and stores it for chapter 3

Every candidate gets x (B, T, D), float32, and the same weights in Keras's packing, and has to return all hidden states
(B, T, H), or dW, dU and db for a given gradient of them. All are compared with the first before they are timed. Times
are the least processor time of a call in milliseconds, on one thread; candidates take turns, so that a noisy moment
does not hit one alone. torch takes part if it is installed.
"""

import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # before NumPy
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import argparse  # noqa: E402
import time  # noqa: E402
from functools import partial  # noqa: E402

import numpy as np  # noqa: E402

from coursekit.experiments import save  # noqa: E402

SHAPES = [(1, 100, 16, 32), (32, 100, 16, 64), (64, 100, 64, 256)]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class OneGateAtATime:
    """0. As the equations stand: four layers, each with its own two products; lists of states."""

    def __init__(self, W, U, b):
        self.W, self.U, self.b = (np.split(w, 4, axis=-1) for w in (W, U, b))

    def forward(self, x):
        h = c = np.zeros((len(x), len(self.U[0])), x.dtype)
        self.x, self.h, self.c, self.gates = x, [h], [c], []
        for t in range(x.shape[1]):
            z = [x[:, t] @ W + h @ U + b for W, U, b in zip(self.W, self.U, self.b)]
            i, f, g, o = sigmoid(z[0]), sigmoid(z[1]), np.tanh(z[2]), sigmoid(z[3])
            c = f * c + i * g
            h = o * np.tanh(c)
            self.h.append(h)
            self.c.append(c)
            self.gates.append((i, f, g, o))
        return np.stack(self.h[1:], axis=1)

    def backward(self, dh_loss):
        dW, dU, db = ([np.zeros_like(w) for w in ws] for ws in (self.W, self.U, self.b))
        dh = dc = np.zeros_like(self.h[0])
        for t in reversed(range(len(self.gates))):
            i, f, g, o = self.gates[t]
            dh = dh + dh_loss[:, t]
            dc = dc + dh * o * (1 - np.tanh(self.c[t + 1]) ** 2)
            dz = [
                dc * g * i * (1 - i),
                dc * self.c[t] * f * (1 - f),
                dc * i * (1 - g**2),
                dh * np.tanh(self.c[t + 1]) * o * (1 - o),
            ]
            dh, dc = sum(d @ U.T for d, U in zip(dz, self.U)), dc * f
            for k in range(4):
                dW[k] += self.x[:, t].T @ dz[k]
                dU[k] += self.h[t].T @ dz[k]
                db[k] += dz[k].sum(axis=0)
        return tuple(np.concatenate(d, axis=-1) for d in (dW, dU, db))


class Packed:
    """1. Pack: one product with W and one with U for the four layers."""

    def __init__(self, W, U, b):
        self.W, self.U, self.b = W, U, b

    def forward(self, x):
        h = c = np.zeros((len(x), len(self.U)), x.dtype)
        self.x, self.h, self.c, self.gates = x, [h], [c], []
        for t in range(x.shape[1]):
            z = np.split(x[:, t] @ self.W + h @ self.U + self.b, 4, axis=1)
            i, f, g, o = sigmoid(z[0]), sigmoid(z[1]), np.tanh(z[2]), sigmoid(z[3])
            c = f * c + i * g
            h = o * np.tanh(c)
            self.h.append(h)
            self.c.append(c)
            self.gates.append((i, f, g, o))
        return np.stack(self.h[1:], axis=1)

    def step_back(self, t, dh, dc):
        """dz (B, 4H), and dc for the step before."""
        i, f, g, o = self.gates[t]
        shown = np.tanh(self.c[t + 1])
        dc = dc + dh * o * (1 - shown**2)
        dz = [
            dc * g * i * (1 - i),
            dc * self.c[t] * f * (1 - f),
            dc * i * (1 - g**2),
            dh * shown * o * (1 - o),
        ]
        return np.concatenate(dz, axis=1), dc * f

    def backward(self, dh_loss):
        dW, dU, db = np.zeros_like(self.W), np.zeros_like(self.U), np.zeros_like(self.b)
        dh = dc = np.zeros_like(self.h[0])
        for t in reversed(range(len(self.gates))):
            dz, dc = self.step_back(t, dh + dh_loss[:, t], dc)
            dh = dz @ self.U.T
            dW += self.x[:, t].T @ dz
            dU += self.h[t].T @ dz
            db += dz.sum(axis=0)
        return dW, dU, db


class Hoisted(Packed):
    """2. Hoist: the product of the inputs, and those of the weight gradients, once for all steps.

    Time comes first in them, so that a step reads one block: with the batch first, hoisting cost more than it saved.
    """

    def forward(self, x):
        B, T, D = x.shape
        h = c = np.zeros((B, len(self.U)), x.dtype)
        self.x, self.h, self.c, self.gates = x.transpose(1, 0, 2).reshape(T * B, D), [h], [c], []
        from_x = (self.x @ self.W + self.b).reshape(T, B, -1)
        for t in range(T):
            z = np.split(from_x[t] + h @ self.U, 4, axis=1)
            i, f, g, o = sigmoid(z[0]), sigmoid(z[1]), np.tanh(z[2]), sigmoid(z[3])
            c = f * c + i * g
            h = o * np.tanh(c)
            self.h.append(h)
            self.c.append(c)
            self.gates.append((i, f, g, o))
        return np.stack(self.h[1:], axis=1)

    def backward(self, dh_loss):
        dh = dc = np.zeros_like(self.h[0])
        dz = [None] * len(self.gates)
        for t in reversed(range(len(self.gates))):
            dz[t], dc = self.step_back(t, dh + dh_loss[:, t], dc)
            dh = dz[t] @ self.U.T
        dz = np.concatenate(dz)
        return self.x.T @ dz, np.concatenate(self.h[:-1]).T @ dz, dz.sum(axis=0)


class Preallocated(Packed):
    """3. Preallocate: arrays for all steps, time first, in the place of lists; they are kept for the next call."""

    shape = None

    def allocate(self, x):
        B, T, D = x.shape
        H = len(self.U)
        if self.shape != x.shape:
            self.shape = x.shape
            self.x = np.empty((T, B, D), x.dtype)
            self.z = np.empty((T, B, 4 * H), x.dtype)
            self.dz = np.empty((T, B, 4 * H), x.dtype)
            self.h, self.c = np.zeros((2, T + 1, B, H), x.dtype)
            self.shown = np.empty((T, B, H), x.dtype)
            self.a, self.d = np.empty((2, B, H), x.dtype)
            self.from_h = np.empty((B, 4 * H), x.dtype)
        self.x[:] = x.transpose(1, 0, 2)
        return B, T, D, H

    def blocks(self, array):
        """The four blocks of the last axis, as views."""
        H = len(self.U)
        return [array[..., k * H : (k + 1) * H] for k in range(4)]

    def forward(self, x):
        B, T, D, H = self.allocate(x)
        np.matmul(self.x.reshape(T * B, D), self.W, out=self.z.reshape(T * B, 4 * H))
        self.z += self.b
        for t in range(T):
            self.z[t] += self.h[t] @ self.U
            i, f, g, o = self.blocks(self.z[t])
            i[:], f[:], g[:], o[:] = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
            self.c[t + 1] = f * self.c[t] + i * g
            self.shown[t] = np.tanh(self.c[t + 1])
            self.h[t + 1] = o * self.shown[t]
        return self.h[1:].transpose(1, 0, 2)

    def backward(self, dh_loss):
        T, B, D = self.x.shape
        H = len(self.U)
        dh, dc = np.zeros((2, B, H), self.z.dtype)
        U_back = np.ascontiguousarray(self.U.T)
        for t in reversed(range(T)):
            i, f, g, o = self.blocks(self.z[t])
            dz_i, dz_f, dz_g, dz_o = self.blocks(self.dz[t])
            dh = dh + dh_loss[:, t]
            dc = dc + dh * o * (1 - self.shown[t] ** 2)
            dz_i[:] = dc * g * i * (1 - i)
            dz_f[:] = dc * self.c[t] * f * (1 - f)
            dz_g[:] = dc * i * (1 - g**2)
            dz_o[:] = dh * self.shown[t] * o * (1 - o)
            dh, dc = self.dz[t] @ U_back, dc * f
        return self.weight_gradients()

    def weight_gradients(self):
        T, B, D = self.x.shape
        H = len(self.U)
        dz = self.dz.reshape(T * B, 4 * H)
        return self.x.reshape(T * B, D).T @ dz, self.h[:-1].reshape(T * B, H).T @ dz, dz.sum(axis=0)


class InPlace(Preallocated):
    """4. In place: every operation writes into an array that is there; one tanh for all four layers.

    sigma(z) = (1 + tanh(z / 2)) / 2, so W, U and b of the gates are halved once.
    """

    def __init__(self, W, U, b):
        super().__init__(W, U, b)
        H = len(U)
        half = np.repeat(np.array([0.5, 0.5, 1, 0.5], U.dtype), H)
        self.W_half, self.U_half, self.b_half = W * half, U * half, b * half
        self.scale, self.shift = half, np.where(half == 1, 0, half).astype(U.dtype)

    def forward(self, x):
        B, T, D, H = self.allocate(x)
        np.matmul(self.x.reshape(T * B, D), self.W_half, out=self.z.reshape(T * B, 4 * H))
        self.z += self.b_half
        for t in range(T):
            z, c, h = self.z[t], self.c[t + 1], self.h[t + 1]
            np.matmul(self.h[t], self.U_half, out=self.from_h)
            z += self.from_h
            np.tanh(z, out=z)
            z *= self.scale
            z += self.shift
            i, f, g, o = self.blocks(z)
            np.multiply(f, self.c[t], out=c)
            np.multiply(i, g, out=self.a)
            c += self.a
            np.tanh(c, out=self.shown[t])
            np.multiply(o, self.shown[t], out=h)
        return self.h[1:].transpose(1, 0, 2)

    def backward(self, dh_loss):
        T, B, D = self.x.shape
        a, d = self.a, self.d
        dh, dc = np.zeros((2, B, len(self.U)), self.z.dtype)
        U_back = np.ascontiguousarray(self.U.T)
        for t in reversed(range(T)):
            dh += dh_loss[:, t]
            back_one_step(
                self.blocks(self.z[t]), self.blocks(self.dz[t]), self.shown[t], self.c[t], dh, dc, a, d
            )
            np.matmul(self.dz[t], U_back, out=dh)
        return self.weight_gradients()


def back_one_step(gates, dz, shown, c_prev, dh, dc, a, d):
    """Fill dz and turn dc into that of the step before, in place; a and d are scratch."""
    i, f, g, o = gates
    dz_i, dz_f, dz_g, dz_o = dz
    np.multiply(dh, o, out=a)  # dc += dh o (1 - shown^2)
    np.multiply(shown, shown, out=d)
    np.subtract(1, d, out=d)
    d *= a
    dc += d
    a *= shown  # dz_o = dh shown o (1 - o)
    np.subtract(1, o, out=d)
    np.multiply(a, d, out=dz_o)
    np.multiply(dc, i, out=a)  # dz_g = dc i (1 - g^2), dz_i = dc i g (1 - i)
    np.multiply(g, g, out=d)
    np.subtract(1, d, out=d)
    np.multiply(a, d, out=dz_g)
    a *= g
    np.subtract(1, i, out=d)
    np.multiply(a, d, out=dz_i)
    dc *= f  # dz_f = dc f c_prev (1 - f)
    np.subtract(1, f, out=d)
    d *= c_prev
    np.multiply(dc, d, out=dz_f)


class FeatureMajor:
    """5. Feature-major: (T, features, B), so that each gate is one contiguous block; one product a step on [h; x; 1].

    Inside, the blocks are o, i, f, c: the three gates are neighbours, and so are the three that dc flows into.
    """

    shape = None

    def __init__(self, W, U, b):
        self.H = H = len(U)
        K = np.concatenate([U, W, b[None]]).T.reshape(4, H, -1)[[3, 0, 1, 2]]
        K = K.reshape(4 * H, -1).copy()
        self.U_back = np.ascontiguousarray(K[:, :H].T)
        K[: 3 * H] *= 0.5  # for sigma(z) = (1 + tanh(z / 2)) / 2
        self.K = K

    def allocate(self, x):
        B, T, D = self.shape = x.shape
        H = self.H
        self.stacked = np.ones((T + 1, H + D + 1, B), x.dtype)
        self.stacked[0, :H] = 0
        self.z = np.empty((T, 4, H, B), x.dtype)
        self.dz = np.empty((T, 4, H, B), x.dtype)
        self.c = np.zeros((T + 1, H, B), x.dtype)
        self.shown = np.empty((T, H, B), x.dtype)
        self.a, self.d = np.empty((2, H, B), x.dtype)

    def forward(self, x):
        if self.shape != x.shape:
            self.allocate(x)
        B, T, D = x.shape
        H = self.H
        self.stacked[:-1, H : H + D] = x.transpose(1, 2, 0)
        for t in range(T):
            z, c, shown = self.z[t], self.c[t + 1], self.shown[t]
            np.matmul(self.K, self.stacked[t], out=z.reshape(4 * H, B))
            np.tanh(z, out=z)
            gates = z[:3]
            gates *= 0.5
            gates += 0.5
            o, i, f, g = z
            np.multiply(f, self.c[t], out=c)
            np.multiply(i, g, out=self.a)
            c += self.a
            np.tanh(c, out=shown)
            np.multiply(o, shown, out=self.stacked[t + 1, :H])
        return self.stacked[1:, :H].transpose(2, 0, 1)

    def backward(self, dh_loss):
        dh_loss = np.ascontiguousarray(dh_loss.transpose(1, 2, 0))
        dh, dc = np.zeros((2, *self.a.shape), self.z.dtype)
        for t in reversed(range(len(self.z))):
            dh += dh_loss[t]
            o, i, f, g = self.z[t]
            dz_o, dz_i, dz_f, dz_g = self.dz[t]
            gates, dz = (i, f, g, o), (dz_i, dz_f, dz_g, dz_o)
            back_one_step(gates, dz, self.shown[t], self.c[t], dh, dc, self.a, self.d)
            np.matmul(self.U_back, self.dz[t].reshape(-1, len(dh[0])), out=dh)
        return self.weight_gradients()

    def weight_gradients(self):
        B, T, D = self.shape
        H = self.H
        dz = self.dz.reshape(T, 4 * H, B).transpose(1, 0, 2).reshape(4 * H, T * B)
        dK = dz @ self.stacked[:-1].transpose(0, 2, 1).reshape(T * B, H + D + 1)
        dK = dK.reshape(4, H, -1)[[1, 2, 3, 0]].reshape(4 * H, -1)
        return dK[:, H : H + D].T, dK[:, :H].T, dK[:, -1]


class SlopesInBlocks(FeatureMajor):
    """6. Slopes in blocks: what the way back needs of the way there, for as many steps at once as fit in the cache.

    Only dh and dc must wait for the step after. All other factors are known, so small steps share their overhead.
    """

    CACHE = (
        60_000  # numbers in dz of one block of steps, about 240 kB; half or three times as many are as good
    )

    def allocate(self, x):
        super().allocate(x)
        B, T, _ = x.shape
        self.block = min(T, max(1, self.CACHE // (4 * self.H * B)))
        self.slopes = np.empty((self.block, 5, self.H, B), x.dtype)

    def fill_slopes(self, first, last):
        """Of steps first..last - 1: what dh and dc are multiplied with on the way to dz_o, dz_i, dz_f, dz_c; dh to dc."""
        z, s, shown = self.z[first:last], self.slopes[: last - first], self.shown[first:last]
        o, i, g = z[:, 0], z[:, 1], z[:, 3]
        np.subtract(1, z[:, :3], out=s[:, :3])
        s[:, :3] *= z[:, :3]
        s[:, 0] *= shown
        s[:, 1] *= g
        s[:, 2] *= self.c[first:last]
        for value, gate, slope in ((g, i, s[:, 3]), (shown, o, s[:, 4])):
            np.multiply(value, value, out=slope)
            np.subtract(1, slope, out=slope)
            slope *= gate

    def backward(self, dh_loss):
        dh_loss = np.ascontiguousarray(dh_loss.transpose(1, 2, 0))
        dh, dc = np.zeros((2, *self.a.shape), self.z.dtype)
        first = len(self.z)
        for t in reversed(range(len(self.z))):
            if t < first:
                first = max(0, t + 1 - self.block)
                self.fill_slopes(first, t + 1)
            s, dz = self.slopes[t - first], self.dz[t]
            dh += dh_loss[t]
            np.multiply(dh, s[4], out=self.a)
            dc += self.a
            np.multiply(dh, s[0], out=dz[0])
            np.multiply(dc, s[1:4], out=dz[1:])
            dc *= self.z[t, 2]
            np.matmul(self.U_back, dz.reshape(-1, len(dh[0])), out=dh)
        return self.weight_gradients()


class Floor:
    """The matrix products alone, in the layout of the last steps: what no NumPy around them can undercut.

    NumPy's products are OpenBLAS's. Keras and torch bring their own, and may be below this floor.
    """

    def __init__(self, W, U, b):
        self.K, self.U = np.concatenate([U, W, b[None]]).T.copy(), U.copy()

    def forward(self, x):
        B, T, D = x.shape
        H = len(self.U)
        self.stacked, self.z = np.ones((T, H + D + 1, B), x.dtype), np.ones((T, 4 * H, B), x.dtype)
        self.dh = np.empty((H, B), x.dtype)
        self.flat, self.flat_dz = (
            np.ones((T * B, H + D + 1), x.dtype),
            np.ones((4 * H, T * B), x.dtype),
        )
        self.forward = self.products
        return self.products(x)

    def products(self, x):
        for t in range(len(self.stacked)):
            np.matmul(self.K, self.stacked[t], out=self.z[t])

    def backward(self, dh_loss):
        for t in range(len(self.stacked)):
            np.matmul(self.U, self.z[t], out=self.dh)
        return self.flat_dz @ self.flat


class KerasLayer:
    """keras.layers.LSTM in a tf.function, with and without jit."""

    def __init__(self, W, U, b, jit):
        import keras
        import tensorflow as tf

        layer = keras.layers.LSTM(len(U), return_sequences=True)
        layer.build((None, None, len(W)))
        layer.set_weights([W, U, b])

        @tf.function(jit_compile=jit)
        def forward(x):
            return layer(x)

        @tf.function(jit_compile=jit)
        def both(x, dh_loss):
            with tf.GradientTape() as tape:
                loss = tf.reduce_sum(layer(x) * dh_loss)
            return tape.gradient(loss, layer.trainable_weights)

        self.run_forward, self.run_both, self.tensor = forward, both, tf.constant

    def forward(self, x):
        return self.run_forward(self.tensor(x)).numpy()

    def both(self, x, dh_loss):
        return [g.numpy() for g in self.run_both(self.tensor(x), self.tensor(dh_loss))]


class TorchLayer:
    """torch.nn.LSTM, whose blocks are i, f, g, o in rows, with two biases."""

    def __init__(self, W, U, b):
        import torch

        torch.set_num_threads(1)
        self.torch = torch
        self.layer = torch.nn.LSTM(len(W), len(U), batch_first=True)
        with torch.no_grad():
            for parameter, value in zip(self.layer.parameters(), (W.T, U.T, b, 0 * b)):
                parameter.copy_(torch.tensor(value))

    def forward(self, x):
        with self.torch.no_grad():
            return self.layer(self.torch.from_numpy(x))[0].numpy()

    def both(self, x, dh_loss):
        self.layer.zero_grad()
        out = self.layer(self.torch.from_numpy(x))[0]
        (out * self.torch.from_numpy(dh_loss)).sum().backward()
        dW, dU, db, _ = (parameter.grad.numpy() for parameter in self.layer.parameters())
        return dW.T, dU.T, db


STEPS = {
    "0 one gate at a time": OneGateAtATime,
    "1 pack": Packed,
    "2 hoist": Hoisted,
    "3 preallocate": Preallocated,
    "4 in place": InPlace,
    "5 feature-major": FeatureMajor,
    "6 slopes in blocks": SlopesInBlocks,
}
PEERS = {
    "Keras, graph": lambda *weights: KerasLayer(*weights, jit=False),
    "Keras, jit": lambda *weights: KerasLayer(*weights, jit=True),
    "torch": TorchLayer,
}
FLOOR = "matrix products alone"


def both(candidate, x, dh_loss):
    """The gradients, by a forward and a backward pass."""
    if hasattr(candidate, "both"):
        return candidate.both(x, dh_loss)
    candidate.forward(x)
    return candidate.backward(dh_loss)


def example(B, T, D, H):
    """x, the gradient of the hidden states, and W, U, b: float32, none zero."""
    rng = np.random.default_rng(0)
    W, U, b = (
        rng.normal(size=(D, 4 * H)) / np.sqrt(D),
        rng.normal(size=(H, 4 * H)) / np.sqrt(H),
        rng.normal(size=4 * H),
    )
    arrays = rng.normal(size=(B, T, D)), rng.normal(size=(B, T, H)), W, U, b
    x, dh_loss, *weights = (np.ascontiguousarray(a, "float32") for a in arrays)
    return x, dh_loss, weights


def largest_difference(candidate, reference, x, dh_loss):
    """To the reference: of the hidden states, and of the gradients relative to their largest entry."""
    h = np.max(np.abs(candidate.forward(x) - reference.forward(x)))
    pairs = zip(both(candidate, x, dh_loss), both(reference, x, dh_loss))
    return float(h), float(max(np.max(np.abs(a - b)) / np.max(np.abs(b)) for a, b in pairs))


def least_times(calls, seconds):
    """Least processor time of each call in ms. They take turns for about `seconds` in all."""
    least = dict.fromkeys(calls, np.inf)
    end, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < end or rounds < 3:
        rounds += 1
        for name, call in calls.items():
            began = time.process_time()
            call()
            least[name] = min(least[name], 1000 * (time.process_time() - began))
    return least


def one_thread():
    """Keep TensorFlow to one thread; it has to be told before its first operation."""
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)


def main():
    """Check that all agree, time them, print the table, and store it on demand."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--save", action="store_true", help="store the table for chapter 3")
    parser.add_argument("--seconds", type=float, default=15, help="for each shape and pass")
    options = parser.parse_args()
    one_thread()
    results, differences = [], {}
    for shape in SHAPES:
        x, dh_loss, weights = example(*shape)
        candidates = {name: make(*weights) for name, make in STEPS.items()}
        for name, make in PEERS.items():
            try:
                candidates[name] = make(*weights)
            except ImportError:
                print(f"{name} is not installed, so it is left out")
        reference = candidates["0 one gate at a time"]
        for name, candidate in candidates.items():
            difference = largest_difference(candidate, reference, x, dh_loss)
            differences[name] = max(differences.get(name, 0.0), *difference)
            if max(difference) > 1e-3:
                raise SystemExit(f"{name} does not agree at {shape}: {difference}")
        candidates[FLOOR] = Floor(*weights)
        candidates[FLOOR].forward(x)
        forward = least_times({n: partial(c.forward, x) for n, c in candidates.items()}, options.seconds)
        training = least_times(
            {n: partial(both, c, x, dh_loss) for n, c in candidates.items()}, options.seconds
        )
        print(f"\n(B, T, D, H) = {shape}      ms forward   ratio to 0   ms training   ratio to 0")
        for name in candidates:
            first = forward["0 one gate at a time"], training["0 one gate at a time"]
            ratios = first[0] / forward[name], first[1] / training[name]
            print(
                f"{name:24} {forward[name]:15.2f} {ratios[0]:12.1f} {training[name]:13.2f} {ratios[1]:12.1f}",
                flush=True,
            )
            results.append(
                {
                    "shape": shape,
                    "name": name,
                    "forward": round(forward[name], 3),
                    "training": round(training[name], 3),
                }
            )
    if options.save:
        print(
            save(
                "lstm_speed",
                "make bench-lstm OPTIONS=--save",
                [0],
                {"times": results, "differences": differences},
                ("numpy", "tensorflow", "keras", *(["torch"] if "torch" in candidates else [])),
            )
        )


if __name__ == "__main__":
    main()
