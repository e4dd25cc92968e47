"""Two tasks of Hochreiter & Schmidhuber 1997, with their criteria, and a training loop with a fixed budget."""

import math
import time

import numpy as np

from coursekit.lstm_variants import Adam, sigmoid

BATCH = 20
RECENT = 2000  # the paper stops when this many sequences in a row were right
TEST = 25_600  # ten times the paper's 2,560


class Adding:
    """Experiment 4: add the two marked numbers among about T. Right if abs(error) < 0.04.

    One length, T to T + T // 10, serves a whole batch; the paper draws one a sequence.
    """

    D, outputs, mean_error = 2, 1, 0.01

    def __init__(self, T=100):
        self.T = T

    def draw(self, rng, B):
        """x (T, 2, B) float32 and targets (1, B) float32, 0.5 + (X1 + X2) / 4."""
        T = int(rng.integers(self.T, self.T + self.T // 10 + 1))
        x = np.zeros((T, 2, B), "float32")
        x[:, 0] = rng.uniform(-1, 1, size=(T, B))
        column = np.arange(B)
        first = rng.integers(10, size=B)
        # One of the first T/2 - 1 pairs that are still unmarked: skip the one that is marked.
        second = rng.integers(self.T // 2 - 2, size=B)
        second += second >= first
        x[0, 1] = x[-1, 1] = -1
        x[first, 1, column] = 1
        x[second, 1, column] = 1
        # "in the rare case where the first pair of the sequence gets marked, we set X1 to zero"
        x[0, 0, (first == 0) | (second == 0)] = 0
        return x, 0.5 + (x[first, 0, column] + x[second, 0, column])[None] / 4

    def loss_gradient(self, scores, targets):
        """Of half the mean squared error."""
        return (scores - targets) / scores.shape[1]

    def errors(self, scores, targets):
        """The absolute error (B,), and which sequences are right (B,)."""
        error = np.abs(scores - targets)[0]
        return error, error < 0.04


class TemporalOrder:
    """Experiment 6a: which of X and Y came first, which second? Four classes: XX, XY, YX, YY.

    100 to 110 symbols: E first, B last, a to d between them, and X or Y at steps 10-20 and 50-60. Right if the absolute
    error of all four outputs is below 0.3. One length serves a whole batch; the paper draws one a sequence.
    """

    D, outputs, mean_error, T = 8, 4, 0.1, 100

    def draw(self, rng, B):
        """x (T, 8, B) float32, one-hot, and targets (4, B) float32, one-hot."""
        T = int(rng.integers(100, 111))
        column = np.arange(B)
        symbols = rng.integers(4, size=(T, B))
        which = rng.integers(2, size=(2, B))
        symbols[rng.integers(10, 21, size=B), column] = 4 + which[0]
        symbols[rng.integers(50, 61, size=B), column] = 4 + which[1]
        symbols[0], symbols[-1] = 6, 7
        x = np.eye(8, dtype="float32")[symbols].transpose(0, 2, 1)
        return np.ascontiguousarray(x), np.eye(4, dtype="float32")[2 * which[0] + which[1]].T

    def loss_gradient(self, scores, targets):
        """Of the mean cross-entropy of four logistic outputs."""
        return (sigmoid(scores) - targets) / scores.shape[1]

    def errors(self, scores, targets):
        """The mean absolute error of the outputs (B,), and which sequences are right (B,)."""
        error = np.abs(sigmoid(scores) - targets)
        return error.mean(axis=0), (error < 0.3).all(axis=0)


def evaluate(net, task, seed, count=TEST):
    """Mean error and number of wrong sequences among `count` fresh ones."""
    rng = np.random.default_rng([seed, 1])  # not the training's stream
    error, wrong = 0.0, 0
    for _ in range(count // 256):
        x, targets = task.draw(rng, 256)
        with np.errstate(all="ignore"):  # a network that exploded is wrong, not a crash
            errors, right = task.errors(net.forward(x)[0], targets)
        error += float(errors.sum())
        wrong += int(256 - right.sum())
    return error / count, wrong


def train(net, task, sequences, rate, seed):
    """Train for a fixed number of sequences, batches of 20, the rate falling to 0 on a cosine; then test.

    Returns a dictionary: wrong (of 25,600 fresh sequences), error (their mean), criterion (sequences seen when the
    paper's stopping rule first held: 2,000 right in a row and a mean error over them below the task's), seconds
    (processor time of the training), weights (their number).
    """
    rng = np.random.default_rng([seed, 0])
    optimizer = Adam(net.weights)
    steps = sequences // BATCH
    error, right = np.full(steps, np.inf), np.zeros(steps, bool)
    window, criterion = RECENT // BATCH, None
    began = time.process_time()
    for step in range(steps):
        x, targets = task.draw(rng, BATCH)
        with np.errstate(all="ignore"):
            scores, memory = net.forward(x)
            gradients = net.backward(task.loss_gradient(scores, targets), memory)
            errors, good = task.errors(scores, targets)
        optimizer.step(gradients, rate * 0.5 * (1 + math.cos(math.pi * step / steps)))
        error[step], right[step] = errors.mean(), good.all()
        recent = slice(step + 1 - window, step + 1)
        if criterion is None and step + 1 >= window and right[recent].all():
            if error[recent].mean() < task.mean_error:
                criterion = (step + 1) * BATCH
    seconds = time.process_time() - began
    error, wrong = evaluate(net, task, seed)
    return {
        "wrong": wrong,
        "error": round(error, 5) if math.isfinite(error) else None,
        "criterion": criterion,
        "seconds": round(seconds, 1),
        "weights": net.count_weights(),
    }
