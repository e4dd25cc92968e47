"""Richer travel sentences: who travels where, if some follow others? One to three layers, equal weights, equal time.

    python -m coursekit.experiments.stacked_travel      about 6 minutes on one core; writes stacked_travel.json

The time of one update is measured first, for all networks in turns; a network's budget of updates follows from it. Each
network's rate is chosen by full runs of a seed that the results do not use.
"""

import time

import keras
import numpy as np
import tensorflow as tf

from coursekit.experiments import milliseconds, save
from coursekit.experiments.lstm_travel import ForgetBias
from coursekit.travel import PLACES, WORDS

SEEDS = range(5)
CHOOSING_SEED = 100
WEIGHTS = 20_000  # of the recurrent layers and the readout
SECONDS = 8.0  # of training, for each run
BATCH = 64
RATES = [0.003, 0.01, 0.03]
FORGET_BIAS = 3.0
PEOPLE = 4
RICH_WORDS = [*WORDS, "follows"]
NETWORKS = {  # depth, residual
    "1 layer": (1, False),
    "2 layers": (2, False),
    "2 layers, residual": (2, True),
    "3 layers, residual": (3, True),
}


def rich_sentences(rng, count, people=PEOPLE):
    """Draw sentences: a statement for each person, NAME loves PLACE . or NAME follows NAME . , and then the blank.

    people: 1..4, named in a fixed order. Who follows somebody, named before or after, travels where that one travels;
    nobody follows in a circle. Last: every holiday NAME travels to ____ .
    Returns tokens (B, 5 + 4 people) int64, answers (B,) int64, and hops (B,): how many times one has to follow.
    """
    token = {word: number for number, word in enumerate(RICH_WORDS)}
    rows = np.arange(count)
    # Each follows one who was drawn before, so there is no circle.
    order = rng.permuted(np.tile(np.arange(people), (count, 1)), axis=1)
    answer, hops, verb, other = np.zeros((4, count, people), int)
    for k in range(people):
        person, leader = order[:, k], order[rows, rng.integers(max(k, 1), size=count)]
        place = rng.integers(len(PLACES), size=count)
        follows = (rng.random(count) < 0.5) & (k > 0)
        answer[rows, person] = np.where(follows, answer[rows, leader], place)
        hops[rows, person] = np.where(follows, hops[rows, leader] + 1, 0)
        verb[rows, person] = np.where(follows, token["follows"], token["loves"])
        other[rows, person] = np.where(follows, len(PLACES) + leader, place)
    columns = []
    for person in range(people):
        name, dot = np.full(count, len(PLACES) + person), np.full(count, token["."])
        columns += [name, verb[:, person], other[:, person], dot]
    asked = rng.integers(people, size=count)
    columns += [np.full(count, token[word]) for word in ("every", "holiday")]
    columns += [len(PLACES) + asked]
    columns += [np.full(count, token[word]) for word in ("travels", "to")]
    return np.stack(columns, axis=1), answer[rows, asked], hops[rows, asked]


def count_weights(widths):
    """Trainable weights of blank_filler: LSTM layers and readout."""
    V = len(RICH_WORDS)
    layers = sum(4 * (D + H + 1) * H for D, H in zip([V, *widths[:-1]], widths))
    return layers + (widths[-1] + 1) * V


def equal_width(depth):
    """The width with which `depth` layers come nearest to WEIGHTS."""
    return min(range(1, 300), key=lambda H: abs(count_weights([H] * depth) - WEIGHTS))


def blank_filler(depth, residual):
    """Tokens (B, T) to logits (B, V): stacked LSTM layers of about WEIGHTS weights, and a readout of the last state."""
    V = len(RICH_WORDS)
    tokens = keras.Input((None,), dtype="int32")
    x = keras.layers.Embedding(V, V, "identity", trainable=False)(tokens)
    for layer in range(depth):
        h = keras.layers.LSTM(
            equal_width(depth),
            return_sequences=True,
            bias_initializer=ForgetBias(FORGET_BIAS),
            unit_forget_bias=False,
        )(x)
        x = keras.layers.Add()([x, h]) if residual and layer else h
    return keras.Model(tokens, keras.layers.Dense(V)(x[:, -1]))


def train(model, updates, seed, rate):
    """Fresh sentences in every batch, the rate falling to 0 on a cosine. Returns the processor time in seconds."""
    rng = np.random.default_rng(seed)
    optimizer = keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(rate, updates), clipnorm=1.0)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer, loss, jit_compile=True)  # quicker for networks as small as these
    began = time.process_time()
    for _ in range(updates):
        tokens, answers, _ = rich_sentences(rng, BATCH)
        model.train_on_batch(tokens, answers)
    return time.process_time() - began


def accuracies(model, count=8000):
    """The share of right answers for 0, 1, ... hops, and over all: PEOPLE + 1 numbers."""
    tokens, answers, hops = rich_sentences(np.random.default_rng(10_000), count)
    right = model.predict(tokens, batch_size=1000, verbose=0).argmax(axis=-1) == answers
    by_hops = [right[hops == k].mean() for k in range(PEOPLE)]
    return [round(float(share), 4) for share in (*by_hops, right.mean())]


def main():
    """Run everything, print a line a run, and write the data file."""
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    models = [blank_filler(*kind) for kind in NETWORKS.values()]
    for model in models:
        train(model, 1, 0, 1e-3)
    rng = np.random.default_rng(0)
    batches = [rich_sentences(rng, BATCH)[:2] for _ in range(20)]
    times = dict(zip(NETWORKS, milliseconds(models, batches)))

    def run(name, seed, rate):
        keras.utils.set_random_seed(seed)
        model = blank_filler(*NETWORKS[name])
        seconds = train(model, round(1000 * SECONDS / times[name]), seed, rate)
        right = accuracies(model)
        print(name, seed, rate, right, f"{seconds:.0f} s", flush=True)
        return right

    results = []
    for name, (depth, residual) in NETWORKS.items():
        tried = {rate: run(name, CHOOSING_SEED, rate) for rate in RATES}
        rate = max(tried, key=lambda rate: tried[rate][-1])
        results.append(
            {
                "network": name,
                "depth": depth,
                "residual": residual,
                "units": equal_width(depth),
                "weights": count_weights([equal_width(depth)] * depth),
                "milliseconds": round(times[name], 2),
                "budget": f"{SECONDS:.0f} s",
                "updates": round(1000 * SECONDS / times[name]),
                "rate": rate,
                "rates tried": [[rate, right] for rate, right in tried.items()],
                "runs": [run(name, seed, rate) for seed in SEEDS],
            }
        )
    command = "python -m coursekit.experiments.stacked_travel"
    print(save("stacked_travel", command, SEEDS, results, ("numpy", "tensorflow", "keras")))


if __name__ == "__main__":
    main()
