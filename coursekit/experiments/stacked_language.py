"""One, two or three layers on a text, at equal parameter count and equal time, over five seeds.

    python -m coursekit.experiments.stacked_language    about 20 minutes on one core; writes stacked_language.json

The time of one update is measured first, for all networks in turns; a network's budget of updates follows from it. The
rate is chosen for each network by shorter runs, on the text that is kept for choosing. Tests are on text that nothing
else touches.
"""

import time

import keras
import tensorflow as tf

from coursekit.experiments import milliseconds, save
from coursekit.language import (
    bits_per_character,
    count_weights,
    equal_width,
    fit,
    language_model,
    split_plays,
    streams,
)

SEEDS = range(5)
WEIGHTS = 60_000
SECONDS = 12.0  # of training, for each run
LONGER = 4  # times as long, for some
RATES = [0.006, 0.012, 0.024, 0.048]
RATE_SHARE = 0.25  # of the budget, for the choice of the rate
NETWORKS = {  # depth, residual
    "1 layer": (1, False),
    "2 layers": (2, False),
    "3 layers": (3, False),
    "2 layers, residual": (2, True),
    "3 layers, residual": (3, True),
}


def make(name, seed, V):
    """A new network of NETWORKS, with about WEIGHTS weights."""
    keras.utils.set_random_seed(seed)
    depth, residual = NETWORKS[name]
    return language_model(V, [equal_width(V, depth, WEIGHTS)] * depth, residual=residual)


def run(name, seed, updates, rate, V, parts):
    """Train one network and print a line. Returns its bits on valid and test, and the processor time in seconds."""
    began = time.process_time()
    model = make(name, seed, V)
    fit(model, parts["train"], updates, rate)
    seconds = time.process_time() - began
    bits = {part: round(bits_per_character(model, parts[part]), 4) for part in ("valid", "test")}
    print(name, seed, updates, rate, bits, f"{seconds:.0f} s", flush=True)
    return {**bits, "seconds": round(seconds, 1)}


def measure(V, parts):
    """Milliseconds of an update for each network."""
    models = [make(name, 0, V) for name in NETWORKS]
    for model in models:
        model.compile(
            keras.optimizers.Adam(1e-3, clipnorm=1.0),
            keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        )
    batches = [window for window, _ in zip(streams(parts["train"]), range(8))]
    return dict(zip(NETWORKS, milliseconds(models, batches)))


def compare(names, seconds, seeds, times, V, parts):
    """A row for each network, with the updates that it can do in `seconds`."""
    rows = []
    for name in names:
        depth, residual = NETWORKS[name]
        units = equal_width(V, depth, WEIGHTS)
        updates = round(1000 * seconds / times[name])
        short = {rate: run(name, 0, round(RATE_SHARE * updates), rate, V, parts)["valid"] for rate in RATES}
        rate = min(short, key=short.get)
        rows.append(
            {
                "network": name,
                "depth": depth,
                "residual": residual,
                "units": units,
                "weights": count_weights(V, [units] * depth),
                "milliseconds": round(times[name], 1),
                "rate": rate,
                "rates tried": [[rate, bits] for rate, bits in short.items()],
                "budget": f"{seconds:.0f} s",
                "updates": updates,
                "runs": [run(name, seed, updates, rate, V, parts) for seed in seeds],
            }
        )
    return rows


def main():
    """Run everything, print a line a run, and write the data file."""
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    characters, parts = split_plays()
    V = len(characters)
    times = measure(V, parts)
    results = compare(NETWORKS, SECONDS, SEEDS, times, V, parts)
    rows, updates = {row["network"]: row for row in results}, results[0]["updates"]
    for name in ("3 layers", "3 layers, residual"):
        runs = [run(name, seed, updates, rows[name]["rate"], V, parts) for seed in SEEDS[:3]]
        results.append(
            {**rows[name], "budget": "as many updates as 1 layer", "updates": updates, "runs": runs}
        )
    longer = ["1 layer", "2 layers, residual", "3 layers, residual"]
    results += compare(longer, LONGER * SECONDS, SEEDS[:3], times, V, parts)
    command = "python -m coursekit.experiments.stacked_language"
    print(save("stacked_language", command, SEEDS, results, ("numpy", "tensorflow", "keras")))


if __name__ == "__main__":
    main()
