"""Where a network overtakes the counts: bits per character against training time, up to three minutes a run.

    python -m coursekit.experiments.language_crossing    about half an hour on one core; writes language_crossing.json

The text, the split and the training are those of stacked_language. A budget is a number of seconds of processor time;
how many updates it holds follows from the time of one update, measured first. The rate is chosen for each network by
runs of CHOICE seconds, on the text that is kept for choosing; the tests are on text that nothing else touches. Beside
them stand the bits on a part of the training text, as long as the test: whoever is far better there has learned by
heart. The file is written after each run, and what it holds is not run again: remove it to repeat everything.
"""

import time
from dataclasses import dataclass

import keras
import tensorflow as tf

from coursekit.experiments import load, milliseconds, save
from coursekit.language import bits_per_character, count_weights, fit, language_model, split_plays, streams


@dataclass(frozen=True)
class Network:
    """A stack of LSTM layers with residual connections. budgets: seconds of training, and how many seeds have them."""

    widths: tuple[int, ...]
    dropout: float  # the share of the numbers between two layers that is set to zero
    budgets: dict[float, int]


NETWORKS = {
    "1 layer of 102": Network((102,), 0.0, {12: 3, 48: 3, 192: 2}),  # the one of stacked_language
    "2 layers of 200, dropout": Network((200, 200), 0.3, {12: 3, 48: 3, 192: 2}),
    "2 layers of 200": Network((200, 200), 0.0, {192: 2}),
}
RATES = [0.006, 0.012, 0.024, 0.048]
CHOICE = 30  # seconds of each run that chooses the rate
NAME = "language_crossing"


def make(name, seed, V):
    """A new network of NETWORKS."""
    keras.utils.set_random_seed(seed)
    network = NETWORKS[name]
    between = (lambda: keras.layers.Dropout(network.dropout)) if network.dropout else None
    return language_model(V, network.widths, residual=True, between=between)


def run(name, seed, updates, rate, V, parts):
    """Train one network and print a line. Returns its bits on each part, and the processor time in seconds."""
    began = time.process_time()
    model = make(name, seed, V)
    fit(model, parts["train"], updates, rate)
    seconds = time.process_time() - began
    texts = {**parts, "train": parts["train"][: len(parts["test"])]}
    bits = {part: round(bits_per_character(model, text), 4) for part, text in texts.items()}
    print(name, seed, updates, rate, bits, f"{seconds:.0f} s", flush=True)
    return {"seed": seed, **bits, "seconds": round(seconds, 1)}


def update_time(name, V, parts):
    """Milliseconds of processor time that one update takes."""
    model = make(name, 0, V)
    model.compile(
        keras.optimizers.Adam(1e-3, clipnorm=1.0),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    (least,) = milliseconds([model], [window for window, _ in zip(streams(parts["train"]), range(8))])
    return least


def begin(name, V, parts):
    """The row of a network: its size, the time of an update, and the rate, chosen by short runs."""
    least = update_time(name, V, parts)
    short = {rate: run(name, 0, round(1000 * CHOICE / least), rate, V, parts)["valid"] for rate in RATES}
    return {
        "network": name,
        "weights": count_weights(V, NETWORKS[name].widths),
        "milliseconds": round(least, 1),
        "rate": min(short, key=short.get),
        "rates tried": [[rate, bits] for rate, bits in short.items()],
        "runs": [],
    }


def main():
    """Run what the data file does not hold yet, print a line a run, and write the file after each."""
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    characters, parts = split_plays()
    V = len(characters)
    try:
        rows = {row["network"]: row for row in load(NAME)["results"]}
    except FileNotFoundError:
        rows = {}
    wanted = [
        (budget, seed, name)
        for name, network in NETWORKS.items()
        for budget, seeds in network.budgets.items()
        for seed in range(seeds)
    ]
    for budget, seed, name in sorted(wanted):  # the short ones first
        if name not in rows:
            rows[name] = begin(name, V, parts)
        row = rows[name]
        if any((known["budget"], known["seed"]) == (budget, seed) for known in row["runs"]):
            continue
        updates = round(1000 * budget / row["milliseconds"])
        result = run(name, seed, updates, row["rate"], V, parts)
        row["runs"].append({"budget": budget, "updates": updates, **result})
        command = f"python -m coursekit.experiments.{NAME}"
        save(NAME, command, range(3), [*rows.values()], ("numpy", "tensorflow", "keras"))


if __name__ == "__main__":
    main()
