"""The ladder of states: which cell learns to follow a switch, a turntable and three cups, ten cells, five seeds.

    python -m coursekit.experiments.successors_states   about 8 minutes on one core; writes successors_states.json

Words of 10 moves, then of 40, with a label at each step, so words of every length up to 40; tested on longer ones. The
file is written after every run, and a second call goes on where the first was stopped.
"""

import json
import math
import time
from functools import cache

import numpy as np
import tensorflow as tf

from coursekit.experiments import FOLDER, save
from coursekit.group_words import TABLES, group_words
from coursekit.lstm_variants import Adam
from coursekit.trackers import CELLS, UNITS, begin, start, walk

NAME = "successors_states"
SIGNED = "factors in (−1, 1)"
SEEDS = range(5)
# Of training: moves a word, updates. Six positions get more than two and three.
STAGES = {
    "parity": ((10, 3000), (40, 2000)),
    "Z3": ((10, 3000), (40, 2000)),
    "S3": ((10, 5000), (40, 4000)),
}
BATCH, RATE = 32, 0.005
LENGTHS = (40, 256, 1024)  # of the test
TEST, CHUNK = 256, 32  # words; steps that are computed together in the test


@cache
def compiled(name):
    """(gradients, test) of a cell, each compiled once: they serve all groups and seeds."""
    cell = CELLS[name]

    @tf.function(jit_compile=True)
    def gradients(weights, moves, labels):
        with tf.GradientTape() as tape:
            tape.watch(weights)
            scores, _ = walk(cell, weights, moves, begin(cell, weights, moves.shape[1]))
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, scores)
            loss = tf.reduce_mean(losses)
        return loss, tape.gradient(loss, weights, unconnected_gradients="zero")

    @tf.function(jit_compile=True)
    def test(weights, moves, states):
        scores, states = walk(cell, weights, moves, states)
        return tf.argmax(scores, axis=-1), states

    return gradients, test


def train(name, group, seed, stages=None):
    """Weights after a fixed number of updates, and the mean of the last 50 losses.

    The rate falls to 0 on a cosine, over both stages together.
    """
    rng = np.random.default_rng([seed, 0])
    weights = start(rng, CELLS[name])
    stages = stages or STAGES[group]
    optimizer, losses = Adam(weights), []
    total = sum(updates for _, updates in stages)
    for length, updates in stages:
        for _ in range(updates):
            moves, labels = group_words(rng, group, BATCH, length)
            loss, slopes = compiled(name)[0]([tf.constant(w) for w in weights], moves.T, labels.T)
            rate = RATE * 0.5 * (1 + math.cos(math.pi * len(losses) / total))
            optimizer.step([slope.numpy() for slope in slopes], rate)
            losses.append(float(loss))
    return weights, float(np.mean(losses[-50:]))


def right_by_step(name, group, seed, weights):
    """The share of 256 fresh words that are right after each step, up to the longest length."""
    length = max(LENGTHS)
    moves, labels = group_words(np.random.default_rng([seed, 1]), group, TEST, length)
    weights = [tf.constant(w) for w in weights]
    states, found = begin(CELLS[name], weights, TEST), []
    for first in range(0, length, CHUNK):
        answers, states = compiled(name)[1](weights, moves.T[first : first + CHUNK], states)
        found.append(answers.numpy())
    return (np.concatenate(found) == labels.T).mean(axis=1)


def nearest_to_minus_one(weights, seed):
    """What the unit whose press is nearest to -1 keeps of the switch, in the words of the test.

    press, wait: its two factors. gap: how far its means after words that end on and off lie apart, at each of LENGTHS.
    spread: by how much words of one end differ there, the root of the mean of both variances.
    """
    moves, labels = group_words(np.random.default_rng([seed, 1]), "parity", TEST, max(LENGTHS))
    W, b, h_0 = weights[:3]
    factors, added = np.tanh((W + b)[:2, :UNITS]), (W + b)[:2, UNITS:]
    unit = factors[1].argmin()
    h, kept = np.repeat(h_0[:, unit], TEST), []
    for move in moves.T:
        h = factors[move, unit] * h + added[move, unit]
        kept.append(h)
    gap, spread = {}, {}
    for length in LENGTHS:
        on = labels[:, length - 1] == 1
        ends = kept[length - 1][on], kept[length - 1][~on]
        gap[str(length)] = round(abs(float(ends[0].mean() - ends[1].mean())), 3)
        spread[str(length)] = round(math.sqrt((ends[0].var() + ends[1].var()) / 2), 3)
    wait, press = (round(float(factor), 5) for factor in factors[:, unit])
    return {"press": press, "wait": wait, "gap": gap, "spread": spread}


def run(name, group, seed):
    """One row of the file."""
    began = time.process_time()
    weights, loss = train(name, group, seed)
    seconds = time.process_time() - began
    right = right_by_step(name, group, seed, weights)
    row = {
        "cell": name,
        "group": group,
        "seed": seed,
        "right": {str(length): round(float(right[length - 1]), 3) for length in LENGTHS},
        "loss": round(loss, 4),
        "weights": sum(w.size for w in weights),
        "seconds": round(seconds, 1),
    }
    if name == SIGNED and group == "parity":
        row |= nearest_to_minus_one(weights, seed)
    return row


def main():
    """Run what is missing, print a line a run, and write the data file after each."""
    path, command = FOLDER / f"{NAME}.json", f"python -m coursekit.experiments.{NAME}"
    results = json.loads(path.read_text(encoding="utf-8"))["results"] if path.is_file() else []
    done = {(row["cell"], row["group"], row["seed"]) for row in results}
    for seed in SEEDS:
        for name in CELLS:
            for group in TABLES:
                if (name, group, seed) not in done:
                    results.append(run(name, group, seed))
                    print(results[-1], flush=True)
                    save(NAME, command, SEEDS, results, ("numpy", "tensorflow"))


if __name__ == "__main__":
    main()
