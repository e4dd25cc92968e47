"""The weights of trained networks, for the figures that run them in the page.

    python -m coursekit.figure_weights     half a minute on one core; writes book/figures/memory.data.js and lstm.data.js

Both are the blank filler of coursekit.blanks, trained as in the chapters. `memory` is chapter 1's plain RNN at distance
10. `lstm` is the LSTM that chapter 3 looks inside, seed 1 of its two.

A file is one call, `figure.data(name, {...})`, of a script: a page opened from disk may not fetch JSON.
"""

import base64
import json
import platform
from importlib.metadata import version

import keras
import numpy as np

from coursekit.blanks import blank_filler, train_and_test
from coursekit.experiments.lstm_travel import lstm
from coursekit.notebooks import ROOT
from coursekit.travel import PLACES, WORDS, travel_sentences

FOLDER = ROOT / "book" / "figures"
COMMAND = "python -m coursekit.figure_weights"
UNSEEN_SEED = 99
DISTANCES = [*range(21), 30, 40, 60, 100]
# name: the model, the distance that it is trained on, the seed
NETWORKS = {
    "memory": (lambda: blank_filler(keras.layers.SimpleRNN(32)), 10, 0),
    "lstm": (lambda: lstm(32, value=3.0), 12, 1),
}


def accuracy(model, distance, count=1000):
    """The share of `count` fresh sentences whose blank the model fills correctly."""
    tokens, answers = travel_sentences(np.random.default_rng([UNSEEN_SEED, distance]), count, distance)
    probabilities = model(tokens, training=False).numpy()
    return float(np.mean(probabilities.argmax(axis=-1) == answers))


def packed(array):
    """An array for JSON: its shape, and its numbers as base64 of little-endian float32, row by row."""
    return {"shape": array.shape, "float32": base64.b64encode(array.astype("<f4").tobytes()).decode()}


def unpacked(entry):
    """The array that `packed` wrote."""
    return np.frombuffer(base64.b64decode(entry["float32"]), "<f4").reshape(entry["shape"])


def script(name, model, distance, seed):
    """The text of NAME.data.js for a trained blank filler."""
    _, recurrent, dense = model.layers
    kernel, recurrent_kernel, bias = recurrent.get_weights()
    dense_kernel, dense_bias = dense.get_weights()
    arrays = {
        "kernel": kernel,  # (V, H), or (V, 4H) with the LSTM's blocks i, f, c, o: a row a word, as words are one-hot
        "recurrent_kernel": recurrent_kernel,
        "bias": bias,
        "dense_kernel": dense_kernel,
        "dense_bias": dense_bias,
    }
    document = {
        "words": WORDS,  # a token is a position in this list; the places come first
        "places": len(PLACES),
        "units": recurrent.units,
        "trained": {"distance": distance, "seed": seed},
        "accuracy": {d: accuracy(model, d) for d in DISTANCES},
        "arrays": {key: packed(array) for key, array in arrays.items()},
    }
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in document.items())
    versions = ", ".join(f"{package} {version(package)}" for package in ("numpy", "tensorflow", "keras"))
    return (
        f"// Derived: {COMMAND}\n"
        f"// Seed {seed}; fresh sentences for the accuracy from seed {UNSEEN_SEED}. "
        f"Python {platform.python_version()}, {versions}.\n"
        f'figure.data("{name}", {{\n{lines}\n}});\n'
    )


def read(name):
    """What NAME.data.js holds, its arrays as NumPy arrays."""
    text = (FOLDER / f"{name}.data.js").read_text(encoding="utf-8")
    document = json.loads(text[text.index("{") : text.rindex("}") + 1])
    document["arrays"] = {key: unpacked(entry) for key, entry in document["arrays"].items()}
    return document


def main():
    """Train the networks, write their files, and print a line each."""
    FOLDER.mkdir(exist_ok=True)
    for name, (make_model, distance, seed) in NETWORKS.items():
        model, right = train_and_test(make_model, distance, seed)
        path = FOLDER / f"{name}.data.js"
        path.write_text(script(name, model, distance, seed), encoding="utf-8")
        print(f"{path.name}: accuracy {right:.3f} at distance {distance}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
