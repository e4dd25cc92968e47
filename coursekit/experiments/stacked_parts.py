"""What goes between two layers: dropout, residual connections, layer normalisation, each measured on a small text.

    python -m coursekit.experiments.stacked_parts    about 5 minutes on one core; writes stacked_parts.json

Two layers of 64 units read one play many times, so they can learn it by heart. Each variant changes one thing.
"""

import time

import keras

from coursekit.experiments import save
from coursekit.language import bits_per_character, fit, language_model, split_plays

SEEDS = range(5)
CHARACTERS = 100_000
UPDATES = 600
RATE = 0.012
WIDTHS = [64, 64]
VARIANTS = {
    "nothing": {},
    "dropout 0.2 between layers": {"between": lambda: keras.layers.Dropout(0.2)},
    "recurrent dropout 0.2": {"recurrent_dropout": 0.2},
    "residual": {"residual": True},
    "layer normalisation": {"between": keras.layers.LayerNormalization},
}


def main():
    """Run everything, print a line a run, and write the data file."""
    characters, parts = split_plays()
    text, results = parts["train"][:CHARACTERS], []
    for name, options in VARIANTS.items():
        runs = []
        for seed in SEEDS:
            keras.utils.set_random_seed(seed)
            began = time.process_time()
            model = language_model(len(characters), WIDTHS, **options)
            fit(model, text, UPDATES, RATE)
            seconds = round(time.process_time() - began, 1)
            bits = {
                "train": bits_per_character(model, text),
                "test": bits_per_character(model, parts["test"]),
            }
            runs.append({**{part: round(value, 4) for part, value in bits.items()}, "seconds": seconds})
            print(name, seed, runs[-1], flush=True)
        results.append({"variant": name, "characters": CHARACTERS, "updates": UPDATES, "runs": runs})
    command = "python -m coursekit.experiments.stacked_parts"
    print(save("stacked_parts", command, SEEDS, results, ("numpy", "tensorflow", "keras")))


if __name__ == "__main__":
    main()
