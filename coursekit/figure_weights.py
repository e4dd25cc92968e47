"""The weights of trained networks, for the figures that run them in the page.

    python -m coursekit.figure_weights     some minutes on one core; writes all of book/figures/*.data.js
    python -m coursekit.figure_weights reader-rnn reader-lstm     only these

The first four are the blank filler of coursekit.blanks. `memory` is chapter 1's plain RNN at distance 10, `lstm` the LSTM that
chapter 3 looks inside, seed 1 of its two: trained as in the chapters. `reader-rnn` and `reader-lstm` stand beside each
other on the front page. They are trained alike on sentences of all distances up to 10 (`train_on_growing`), so that a
reader sees what each makes of longer ones.

`stacks` are the small stacks of chapter 4's figure, trained in the same way on distances up to 10. `speaker` is the
language model with which chapter 4 writes: 60,420 weights in bytes, a scale for each column, and what that costs in bits.

A file is one call, `figure.data(name, {...})`, of a script: a page opened from disk may not fetch JSON.
"""

import base64
import json
import platform
import sys
from functools import partial
from importlib.metadata import version

import keras
import numpy as np

from coursekit.blanks import blank_filler, train_and_test
from coursekit.experiments import load
from coursekit.experiments.lstm_travel import ForgetBias, lstm
from coursekit.language import bits_per_character, fit, language_model, split_plays
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
# name: kind, units of each layer, residual
STACKS = {
    "1 layer of 8": ("lstm", [8], False),
    "1 layer of 13": ("lstm", [13], False),  # about as many weights as the next
    "3 layers of 8": ("lstm", [8, 8, 8], False),
    "3 layers of 8, residual": ("lstm", [8, 8, 8], True),
    "3 layers of 4": ("lstm", [4, 4, 4], False),
    "3 layers of 8, plain RNN": ("rnn", [8, 8, 8], False),
}
SPEAKER_SEED = 0  # as on the page
STACK_TRAINED = {"distance": 10, "from": 0, "passes": 20, "rate": 0.01, "seed": 0}


def stacked(kind, widths, residual):
    """A blank filler of stacked layers: tokens (B, T) to probabilities (B, V).

    kind: "lstm", with a forget bias of 3 as in chapter 3, or "rnn". widths: units of each layer, the lowest first.
    residual: from the second layer on, a layer's input is added to its output.
    """
    make = {
        "lstm": lambda H: keras.layers.LSTM(
            H, return_sequences=True, bias_initializer=ForgetBias(3.0), unit_forget_bias=False
        ),
        "rnn": lambda H: keras.layers.SimpleRNN(H, return_sequences=True),
    }[kind]
    V = len(WORDS)
    tokens = keras.Input((None,), dtype="int32")
    x = keras.layers.Embedding(V, V, "identity", trainable=False)(tokens)
    for layer, H in enumerate(widths):
        h = make(H)(x)
        x = keras.layers.Add()([x, h]) if residual and layer else h
    return keras.Model(tokens, keras.layers.Dense(V, activation="softmax")(x[:, -1]))


def train_on_growing(make_model, longest, seed, passes=20, rate=1e-3):
    """Train a new model on sentences of all distances from 0 to `longest`, the short ones first.

    A pass is 80 batches of 50 fresh sentences, each batch of one distance. The longest distance grows with the passes, and is
    there after three quarters of them. (On all distances up to 20 from the start, the plain RNN of seed 0 stayed at chance.)
    """
    keras.utils.set_random_seed(seed)
    rng = np.random.default_rng(seed)
    model = make_model()
    model.compile(keras.optimizers.Adam(rate, clipnorm=1.0), "sparse_categorical_crossentropy")
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
    return {"shape": array.shape, "float32": _base64(array.astype("<f4"))}


def packed_small(array):
    """The same in bytes: -127 to 127, times a scale for each column. Half a step of it is the largest error."""
    scale = np.maximum(np.abs(array).reshape(-1, array.shape[-1]).max(axis=0), 1e-12).astype("<f4") / 127
    return {
        "shape": array.shape,
        "int8": _base64(np.round(array / scale).astype("i1")),
        "scale": _base64(scale),
    }


def unpacked(entry):
    """The float32 array that `packed` or `packed_small` wrote."""
    if "int8" in entry:
        whole = _from_base64(entry["int8"], "i1").reshape(entry["shape"])
        return whole * _from_base64(entry["scale"], "<f4")
    return _from_base64(entry["float32"], "<f4").reshape(entry["shape"])


def _base64(array):
    return base64.b64encode(array.tobytes()).decode()


def _from_base64(text, dtype):
    return np.frombuffer(base64.b64decode(text), dtype)


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
    return file_text(
        name,
        {
            "words": WORDS,  # a token is a position in this list; the places come first
            "places": len(PLACES),
            "units": recurrent.units,
            "trained": trained,
            "accuracy": {d: accuracy(model, d) for d in distances},
            **further,
            "arrays": {key: packed(array) for key, array in arrays.items()},
        },
        f"Seed {trained['seed']}; fresh sentences for the accuracy from seed {UNSEEN_SEED}.",
    )


def file_text(name, document, seeds):
    """The text of NAME.data.js. document: what it holds, an entry a line; seeds: a sentence."""
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in document.items())
    versions = ", ".join(f"{package} {version(package)}" for package in ("numpy", "tensorflow", "keras"))
    return (
        f"// Derived: {COMMAND}\n"
        f"// {seeds} Python {platform.python_version()}, {versions}.\n"
        f'figure.data("{name}", {{\n{lines}\n}});\n'
    )


def write_stacks(stacks=STACKS):
    """Train the stacks and write stacks.data.js: each network's shape and accuracy, and its arrays, named NAME/kernel-1."""
    networks, arrays = {}, {}
    for name, (kind, widths, residual) in stacks.items():
        model = train_on_growing(
            partial(stacked, kind, widths, residual),
            STACK_TRAINED["distance"],
            STACK_TRAINED["seed"],
            STACK_TRAINED["passes"],
            STACK_TRAINED["rate"],
        )
        shares = {d: accuracy(model, d) for d in range(21)}
        networks[name] = {"kind": kind, "units": widths, "residual": residual, "accuracy": shares}
        recurrent = [layer for layer in model.layers if isinstance(layer, keras.layers.RNN)]
        for number, layer in enumerate(recurrent, 1):
            for part, array in zip(("kernel", "recurrent_kernel", "bias"), layer.get_weights()):
                arrays[f"{name}/{part}-{number}"] = packed(array)
        for part, array in zip(("dense_kernel", "dense_bias"), model.layers[-1].get_weights()):
            arrays[f"{name}/{part}"] = packed(array)
        print(f"{name}: accuracy {shares[STACK_TRAINED['distance']]:.3f}", flush=True)
    document = {
        "words": WORDS,
        "places": len(PLACES),
        "trained": STACK_TRAINED,
        "networks": networks,
        "arrays": arrays,
    }
    seeds = f"Seed {STACK_TRAINED['seed']}; fresh sentences for the accuracy from seed {UNSEEN_SEED}."
    (FOLDER / "stacks.data.js").write_text(file_text("stacks", document, seeds), encoding="utf-8")


def write_speaker():
    """Train the language model with which chapter 4 writes, the best of its table, and write speaker.data.js."""
    rows = [row for row in load("stacked_language")["results"] if row["budget"] == "12 s"]
    best = min(rows, key=lambda row: np.median([run["valid"] for run in row["runs"]]))
    characters, parts = split_plays()
    keras.utils.set_random_seed(SPEAKER_SEED)
    model = language_model(len(characters), [best["units"]] * best["depth"], residual=best["residual"])
    fit(model, parts["train"], best["updates"], best["rate"])
    bits = bits_per_character(model, parts["test"])
    print(f"speaker: {bits:.4f} bits as trained", flush=True)
    arrays = {}
    weights = iter(model.get_weights())
    next(weights)  # the identity that makes characters one-hot
    for number in range(1, best["depth"] + 1):
        for part in ("kernel", "recurrent_kernel", "bias"):
            arrays[f"{part}-{number}"] = packed_small(next(weights))
    arrays |= {"dense_kernel": packed_small(next(weights)), "dense_bias": packed_small(next(weights))}
    model.set_weights([np.eye(len(characters)), *(unpacked(entry) for entry in arrays.values())])
    in_bytes = bits_per_character(model, parts["test"])
    print(f"speaker: {in_bytes:.4f} bits in bytes", flush=True)
    document = {
        "characters": characters,
        "units": [best["units"]] * best["depth"],
        "residual": best["residual"],
        "bits": {"trained": round(bits, 4), "in bytes": round(in_bytes, 4)},
        "arrays": arrays,
    }
    text = file_text("speaker", document, f"Seed {SPEAKER_SEED}.")
    (FOLDER / "speaker.data.js").write_text(text, encoding="utf-8")


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


OTHERS = {"stacks": write_stacks, "speaker": write_speaker}


def main(names):
    """Train the named networks, or all, write their files, and print a line each."""
    FOLDER.mkdir(exist_ok=True)
    for name in names or [*NETWORKS, *READERS, *OTHERS]:
        if name in OTHERS:
            OTHERS[name]()
        elif name in NETWORKS:
            make_model, distance, seed = NETWORKS[name]
            write(name, train_and_test(make_model, distance, seed)[0], {"distance": distance, "seed": seed})
        else:
            make_model, longest, seeds = READERS[name]
            models = [train_on_growing(make_model, longest, seed) for seed in seeds]
            by_seed = {d: [accuracy(model, d) for model in models] for d in (5, 10, 20, 30)}
            write(name, models[0], {"distance": longest, "from": 0, "seed": seeds[0]}, READ, by_seed=by_seed)


if __name__ == "__main__":
    main(sys.argv[1:])
