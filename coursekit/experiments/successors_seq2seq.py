"""An encoder and a decoder that spell backwards, with one vector between them and with attention, five seeds.

    python -m coursekit.experiments.successors_seq2seq  about 8 minutes on one core; writes successors_seq2seq.json

Random letters are read, and written in the reverse order. Every run trains on words of 4, 8, 12 and 16 letters in turn, and
is tested on these and on longer ones. In training the decoder reads the right letters; in the test its own. A run that
stands in the data file is not repeated: a stopped command can be started again.
"""

import json

import numpy as np
import tensorflow as tf

from coursekit.experiments import FOLDER, save
from coursekit.experiments.compiled import Training, lstm_states, lstm_weights, uniform

NAME = "successors_seq2seq"
LETTERS = 26
BEGIN = LETTERS  # what the decoder reads before its first letter
LENGTHS = [4, 8, 12, 16]
TESTED_LENGTHS = [*LENGTHS, 20]
SEEDS = range(5)
WIDTH = 16  # numbers for a letter
KEY = 32  # numbers for a query and for a key
BATCH, UPDATES, RATE, TESTED = 64, 2000, 0.01, 250
NETWORKS = {"one vector": 69, "attention": 64}  # units; 50,140 and 49,770 weights
SHOWN = "nevertheless"  # the word whose attention is stored


def words(rng, count, length):
    """Random words (count, length), what the decoder reads in training, and what it should write."""
    source = rng.integers(LETTERS, size=(count, length)).astype("int32")
    target = source[:, ::-1].copy()
    return source, np.concatenate([np.full((count, 1), BEGIN, "int32"), target[:, :-1]], axis=1), target


class Pair:
    """An encoder and a decoder, two LSTMs. The decoder starts from the encoder's last state.

    attends: whether the decoder also looks back at all states of the encoder, at each step, by softmax attention.
    """

    def __init__(self, rng, units, attends):
        self.units, self.attends = units, attends
        self.tables = [uniform(rng, LETTERS, WIDTH), uniform(rng, LETTERS + 1, WIDTH)]
        self.encoder = lstm_weights(rng, WIDTH, units)
        self.decoder = lstm_weights(rng, WIDTH, units)
        self.readout = [uniform(rng, units, LETTERS), tf.Variable(np.zeros(LETTERS, "float32"))]
        self.attention = [uniform(rng, units, n) for n in (KEY, KEY, LETTERS)] if attends else []
        self.weights = [*self.tables, *self.encoder, *self.decoder, *self.readout, *self.attention]

    def parts(self, source, before):
        """Logits (B, T, LETTERS), and the weights of the attention (B, T, length of source) or None.

        source: letters (B, length). before: what the decoder reads, (B, T).
        """
        zeros = tf.zeros((len(source), self.units))
        states, cells = lstm_states(tf.gather(self.tables[0], source), zeros, zeros, self.encoder)
        last = states[:, -1], cells[:, -1]
        written, _ = lstm_states(tf.gather(self.tables[1], before), *last, self.decoder)
        logits = written @ self.readout[0] + self.readout[1]
        if not self.attends:
            return logits, None
        W_q, W_k, of_context = self.attention
        scores = tf.matmul(written @ W_q, states @ W_k, transpose_b=True) / np.sqrt(KEY)
        looks = tf.nn.softmax(scores)
        return logits + looks @ states @ of_context, looks

    def loss(self, source, before, target):
        """The mean cross-entropy of a letter."""
        logits, _ = self.parts(source, before)
        return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(target, logits))


def spell(net, source):
    """What a network writes, always the likeliest letter, (B, T); and its attention at the last step."""
    before = np.full((len(source), source.shape[1] + 1), BEGIN, "int32")
    for t in range(source.shape[1]):
        logits, looks = net.parts(source, before[:, :-1])
        before[:, t + 1] = np.argmax(logits[:, t], axis=-1)
    return before[:, 1:], looks


def accuracies(net, seed):
    """For each length, on fresh words: the share of right letters, and of words without a mistake."""
    rng, letters, whole = np.random.default_rng([seed, 2]), [], []
    for length in TESTED_LENGTHS:
        source, _, target = words(rng, TESTED, length)
        right = spell(net, source)[0] == target
        letters.append(round(float(right.mean()), 4))
        whole.append(round(float(right.all(axis=1).mean()), 4))
    return letters, whole


def batches(seed):
    """The words of a run, the lengths in turn."""
    rng = np.random.default_rng([seed, 1])
    for number in range(UPDATES):
        yield words(rng, BATCH, LENGTHS[number % len(LENGTHS)])


def main():
    """Run what is missing, print a line a run, and write the data file after each."""
    path = FOLDER / f"{NAME}.json"
    runs = json.loads(path.read_text(encoding="utf-8"))["results"] if path.is_file() else []
    done = {(run["network"], run["seed"]) for run in runs}
    nets = {
        name: Pair(np.random.default_rng(0), units, name == "attention") for name, units in NETWORKS.items()
    }
    trainings = {name: Training(net.weights, net.loss, UPDATES, RATE) for name, net in nets.items()}
    for seed in SEEDS:
        for name, units in NETWORKS.items():
            if (name, seed) in done:
                continue
            net = nets[name]
            fresh = Pair(np.random.default_rng([seed, units]), units, net.attends)
            start = [weight.numpy() for weight in fresh.weights]
            trainings[name].run(start, batches(seed))
            letters, whole = accuracies(net, seed)
            run = {"network": name, "units": units, "seed": seed, "weights": sum(a.size for a in start)}
            run |= {"lengths": TESTED_LENGTHS, "letters": letters, "words": whole}
            if net.attends:
                word = np.array([[ord(letter) - ord("a") for letter in SHOWN]], "int32")
                wrote, looks = spell(net, word)
                run["shown"] = {
                    "word": SHOWN,
                    "wrote": "".join(chr(ord("a") + letter) for letter in wrote[0]),
                    "attention": np.round(looks[0], 3).tolist(),
                }
            runs.append(run)
            print({key: value for key, value in run.items() if key != "shown"}, flush=True)
            save(NAME, f"python -m coursekit.experiments.{NAME}", SEEDS, runs, ("numpy", "tensorflow"))


if __name__ == "__main__":
    main()
