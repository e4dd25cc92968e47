"""The weights of trained networks, for the figures that run them in the page.

    python -m coursekit.figure_weights     some minutes on one core; writes all of book/figures/*.data.js
    python -m coursekit.figure_weights reader-rnn reader-lstm     only these

All are the blank filler of coursekit.blanks. `memory` is chapter 1's plain RNN at distance 10, `lstm` the LSTM that
chapter 3 looks inside, seed 1 of its two: trained as in the chapters. `reader-rnn` and `reader-lstm` stand beside each
other on the front page. They are trained alike on sentences of all distances up to 10 (`train_on_growing`), so that a
reader sees what each makes of longer ones.

A file is one call, `figure.data(name, {...})`, of a script: a page opened from disk may not fetch JSON.
"""

import base64
import json
import platform
import sys
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
READ = range(31)  # distances at which the readers of the front page are asked


def plain():
    """Chapter 1's model."""
    return blank_filler(keras.layers.SimpleRNN(32))


def gated():
    """Chapter 3's model."""
    return lstm(32, value=3.0)


# name: the model, the distance that it is trained on, the seed
NETWORKS = {"memory": (plain, 10, 0), "lstm": (gated, 12, 1)}
# name: the model, the longest distance that it is trained on, the seeds; the file has the weights of the first
READERS = {"reader-rnn": (plain, 10, range(3)), "reader-lstm": (gated, 10, range(3))}


def train_on_growing(make_model, longest, seed, passes=20):
    """Train a new model on sentences of all distances from 0 to `longest`, the short ones first.

    A pass is 80 batches of 50 fresh sentences, each batch of one distance. The longest distance grows with the passes, and is
    there after three quarters of them. (On all distances up to 20 from the start, the plain RNN of seed 0 stayed at chance.)
    """
    keras.utils.set_random_seed(seed)
    rng = np.random.default_rng(seed)
    model = make_model()
    model.compile(keras.optimizers.Adam(1e-3, clipnorm=1.0), "sparse_categorical_crossentropy")
    for number in range(1, passes + 1):
        now = round(longest * min(1, number / (0.75 * passes)))
        for _ in range(80):
            model.train_on_batch(*travel_sentences(rng, 50, int(rng.integers(now + 1))))
    return model


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


def script(name, model, trained, distances=DISTANCES, **further):
    """The text of NAME.data.js for a trained blank filler.

    trained: on what distance, and the seed. distances: those at which it is asked. further: what else goes into the file.
    """
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
        "trained": trained,
        "accuracy": {d: accuracy(model, d) for d in distances},
        **further,
        "arrays": {key: packed(array) for key, array in arrays.items()},
    }
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in document.items())
    versions = ", ".join(f"{package} {version(package)}" for package in ("numpy", "tensorflow", "keras"))
    return (
        f"// Derived: {COMMAND}\n"
        f"// Seed {trained['seed']}; fresh sentences for the accuracy from seed {UNSEEN_SEED}. "
        f"Python {platform.python_version()}, {versions}.\n"
        f'figure.data("{name}", {{\n{lines}\n}});\n'
    )


def read(name):
    """What NAME.data.js holds, its arrays as NumPy arrays."""
    text = (FOLDER / f"{name}.data.js").read_text(encoding="utf-8")
    document = json.loads(text[text.index("{") : text.rindex("}") + 1])
    document["arrays"] = {key: unpacked(entry) for key, entry in document["arrays"].items()}
    return document


def write(name, model, trained, distances=DISTANCES, **further):
    """Write the file of a trained model, and print a line."""
    path = FOLDER / f"{name}.data.js"
    path.write_text(script(name, model, trained, distances, **further), encoding="utf-8")
    right = read(name)["accuracy"][str(trained["distance"])]
    print(
        f"{path.name}: accuracy {right:.3f} at distance {trained['distance']}, {path.stat().st_size:,} bytes"
    )


def main(names):
    """Train the named networks, or all, write their files, and print a line each."""
    FOLDER.mkdir(exist_ok=True)
    for name in names or [*NETWORKS, *READERS]:
        if name in NETWORKS:
            make_model, distance, seed = NETWORKS[name]
            write(name, train_and_test(make_model, distance, seed)[0], {"distance": distance, "seed": seed})
        else:
            make_model, longest, seeds = READERS[name]
            models = [train_on_growing(make_model, longest, seed) for seed in seeds]
            by_seed = {d: [accuracy(model, d) for model in models] for d in (5, 10, 20, 30)}
            write(name, models[0], {"distance": longest, "from": 0, "seed": seeds[0]}, READ, by_seed=by_seed)


if __name__ == "__main__":
    main(sys.argv[1:])
