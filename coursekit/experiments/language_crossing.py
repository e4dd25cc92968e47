"""Where a network overtakes the counts: bits per character against training time, up to a quarter of an hour.

    python -m coursekit.experiments.language_crossing    about 45 minutes on one core; writes language_crossing.json

The text, the split and the training are those of stacked_language, which has the shorter budgets. A budget is a number
of seconds of processor time; how many updates it holds follows from the time of one update, measured first. The rate is
chosen for each network by runs of CHOICE seconds, on the text that is kept for choosing; the tests are on text that
nothing else touches. Beside them stand the bits on a part of the training text, as long as the test: whoever is far
better there has learned by heart. The file is written after each run, so that an interrupted experiment loses one run.
"""

import time

import keras
import tensorflow as tf

from coursekit.experiments import milliseconds, save
from coursekit.language import bits_per_character, count_weights, fit, language_model, split_plays, streams

NETWORKS = {  # widths, and the share of the numbers between the layers that dropout sets to zero
    "1 layer of 102": ([102], 0.0),  # the one of stacked_language
    "2 layers of 200, residual, dropout": ([200, 200], 0.3),
}
RATES = [0.006, 0.012, 0.024, 0.048]
CHOICE = 30.0  # seconds of each run that chooses the rate
BUDGETS = {  # seconds of training: seeds
    12.0: range(3),
    48.0: range(3),
    192.0: range(3),
    768.0: range(1),
}
LAST = {"1 layer of 102": 192.0}  # the longest budget of a network, where it is not the longest of all


def make(name, seed, V):
    """A new network of NETWORKS."""
    keras.utils.set_random_seed(seed)
    widths, dropout = NETWORKS[name]
    between = (lambda: keras.layers.Dropout(dropout)) if dropout else None
    return language_model(V, widths, residual=len(widths) > 1, between=between)


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


def main():
    """Run everything, print a line a run, and write the data file after each."""
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    characters, parts = split_plays()
    V = len(characters)
    networks = {}
    for name, (widths, _) in NETWORKS.items():
        least = update_time(name, V, parts)
        short = {rate: run(name, 0, round(1000 * CHOICE / least), rate, V, parts)["valid"] for rate in RATES}
        networks[name] = {
            "network": name,
            "weights": count_weights(V, widths),
            "milliseconds": round(least, 1),
            "rate": min(short, key=short.get),
            "rates tried": [[rate, bits] for rate, bits in short.items()],
            "runs": [],
        }
    command = "python -m coursekit.experiments.language_crossing"
    for budget, seeds in BUDGETS.items():
        for seed in seeds:
            for name, row in networks.items():
                if budget > LAST.get(name, budget):
                    continue
                updates = round(1000 * budget / row["milliseconds"])
                result = run(name, seed, updates, row["rate"], V, parts)
                row["runs"].append({"budget": budget, "updates": updates, **result})
                file = save(
                    "language_crossing",
                    command,
                    range(3),
                    list(networks.values()),
                    ("numpy", "tensorflow", "keras"),
                )
    print(file)


if __name__ == "__main__":
    main()
