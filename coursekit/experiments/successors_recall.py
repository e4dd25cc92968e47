"""Recall against the numbers that a network keeps: an LSTM, linear attention and softmax attention, five seeds.

    python -m coursekit.experiments.successors_recall  about 6 minutes on one core; writes successors_recall.json

A step shows a pair, a key and a value, each one of 32. After 4, 8, 12 or 16 pairs a key comes without its value, and the
network says it. No key and no value comes twice in a sequence, so that a network that knows only which values were there
is right once in as many times as there are pairs. Every run trains on all four numbers of pairs in turn. A run that stands
in the data file is not repeated: a stopped command can be started again.
"""

import json

import numpy as np
import tensorflow as tf

from coursekit.experiments import FOLDER, save
from coursekit.experiments.compiled import Training, lstm_states, lstm_step, lstm_weights, uniform

NAME = "successors_recall"
KEYS = VALUES = 32  # a vocabulary of 64
PAIRS = [4, 8, 12, 16]
ASKED = 4  # keys that are asked for after a sequence, each of the state after its last pair
SEEDS = range(5)
WIDTH = 16  # numbers for a key and for a value
BATCH, UPDATES, RATE, TESTED = 64, 2000, 0.01, 1000
# Units of the LSTM; dimensions of keys and values for the two kinds of attention, which have one head.
NETWORKS = [
    *[("softmax attention", size) for size in (2, 4, 8, 16)],
    *[("linear attention", size) for size in (4, 8, 16, 32)],
    *[("LSTM", size) for size in (8, 32, 128)],
]


def sequences(rng, count, pairs):
    """Random pairs and questions: keys and values (count, pairs), keys asked for and their values (count, ASKED)."""

    def some_of(size, wanted):
        return rng.permuted(np.tile(np.arange(size), (count, 1)), axis=1)[:, :wanted].astype("int32")

    keys, values, places = some_of(KEYS, pairs), some_of(VALUES, pairs), some_of(pairs, ASKED)
    return keys, values, np.take_along_axis(keys, places, 1), np.take_along_axis(values, places, 1)


class Attention:
    """Each pair makes a key and a value of `size` numbers, each question a query: linear attention or softmax attention."""

    def __init__(self, rng, size, softmax):
        self.softmax, self.size = softmax, size
        tables = [uniform(rng, KEYS, WIDTH), uniform(rng, VALUES, WIDTH)]
        self.weights = [*tables, *(uniform(rng, WIDTH, size) for _ in "qkv"), uniform(rng, size, VALUES)]

    def logits(self, keys, values, asked):
        """Tokens (B, pairs), (B, pairs) and (B, ASKED) to (B, ASKED, VALUES)."""
        of_keys, of_values, W_q, W_k, W_v, readout = self.weights
        q = tf.gather(of_keys, asked) @ W_q
        k, v = tf.gather(of_keys, keys) @ W_k, tf.gather(of_values, values) @ W_v
        scores = tf.matmul(q, k, transpose_b=True) / np.sqrt(self.size)
        return (tf.nn.softmax(scores) if self.softmax else scores) @ v @ readout

    def kept(self, pairs):
        """How many numbers are kept of the pairs: all their keys and values, or the matrix of fast weights."""
        return 2 * pairs * self.size if self.softmax else self.size**2


class LSTM:
    """An LSTM reads the pairs, and then the question, a key with zeros in the place of its value."""

    def __init__(self, rng, size):
        self.size = size
        tables = [uniform(rng, KEYS, WIDTH), uniform(rng, VALUES, WIDTH)]
        self.weights = [*tables, *lstm_weights(rng, 2 * WIDTH, size), uniform(rng, size, VALUES)]

    def logits(self, keys, values, asked):
        """Tokens (B, pairs), (B, pairs) and (B, ASKED) to (B, ASKED, VALUES)."""
        of_keys, of_values, W, U, b, readout = self.weights
        pairs = tf.concat([tf.gather(of_keys, keys), tf.gather(of_values, values)], axis=-1)
        zeros = tf.zeros((len(keys), self.size))
        h, c = (states[:, -1:] for states in lstm_states(pairs, zeros, zeros, (W, U, b)))
        h, _ = lstm_step(tf.gather(of_keys, asked) @ W[:WIDTH] + b, h, c, U)
        return h @ readout

    def kept(self, pairs):
        """How many numbers are kept of the pairs: h and c."""
        return 2 * self.size


def make(kind, size, seed):
    """A fresh network."""
    rng = np.random.default_rng([seed, size])
    return LSTM(rng, size) if kind == "LSTM" else Attention(rng, size, kind.startswith("softmax"))


def training_of(net, updates=UPDATES):
    """What trains a network."""

    def loss(keys, values, asked, answers):
        said = net.logits(keys, values, asked)
        return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(answers, said))

    return Training(net.weights, loss, updates, RATE)


def batches(seed, updates=UPDATES):
    """The sequences of a run, the numbers of pairs in turn."""
    rng = np.random.default_rng([seed, 1])
    for number in range(updates):
        yield sequences(rng, BATCH, PAIRS[number % len(PAIRS)])


def accuracies(net, seed):
    """The share of right answers on fresh sequences, for each number of pairs."""
    rng, found = np.random.default_rng([seed, 2]), []
    for pairs in PAIRS:
        *given, answers = sequences(rng, TESTED, pairs)
        found.append(round(float(np.mean(np.argmax(net.logits(*given), axis=-1) == answers)), 4))
    return found


def main():
    """Run what is missing, print a line a run, and write the data file after each."""
    path = FOLDER / f"{NAME}.json"
    runs = json.loads(path.read_text(encoding="utf-8"))["results"] if path.is_file() else []
    done = {(run["network"], run["size"], run["seed"]) for run in runs}
    nets = {network: make(*network, 0) for network in NETWORKS}
    trainings = {network: training_of(net) for network, net in nets.items()}
    for seed in SEEDS:
        for kind, size in NETWORKS:
            if (kind, size, seed) in done:
                continue
            net = nets[kind, size]
            start = [weight.numpy() for weight in make(kind, size, seed).weights]
            trainings[kind, size].run(start, batches(seed))
            runs.append(
                {
                    "network": kind,
                    "size": size,
                    "seed": seed,
                    "weights": sum(array.size for array in start),
                    "kept": [net.kept(pairs) for pairs in PAIRS],
                    "accuracy": accuracies(net, seed),
                }
            )
            print(runs[-1], flush=True)
            save(NAME, f"python -m coursekit.experiments.{NAME}", SEEDS, runs, ("numpy", "tensorflow"))


if __name__ == "__main__":
    main()
