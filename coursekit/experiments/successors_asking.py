"""How long the next step takes after T others: an LSTM, fast weights and softmax attention in NumPy.

    python -m coursekit.experiments.successors_asking   less than a minute on one core; writes successors_asking.json

One example, float32. LSTM and fast weights keep 256 numbers each, softmax attention 32 for each step. Its keys and values lie
in arrays that are long enough already. Times are the least processor time of a call; the three take turns.
"""

import time

import numpy as np

from coursekit.built.attention import fast_weights, softmax_attention
from coursekit.built.lstm import lstm_step
from coursekit.experiments import save

UNITS, WIDTH = 128, 16  # of the LSTM; of keys and values
LENGTHS = [16, 64, 256, 1024, 4096, 16384]
ROUNDS, SECONDS = 7, 0.03  # turns; each calls until so much processor time has passed


def least(functions):
    """The least processor time of one call of each function, in microseconds."""
    best = [float("inf")] * len(functions)
    for _ in range(ROUNDS):
        for number, function in enumerate(functions):
            spent = 0.0
            while spent < SECONDS:
                began = time.process_time()
                function()
                took = time.process_time() - began
                best[number] = min(best[number], took)
                spent += max(took, 1e-6)
    return [round(1e6 * seconds, 1) for seconds in best]


def main():
    """Measure everything, print a line a length, and write the data file."""
    rng, results = np.random.default_rng(0), []

    def normal(*shape):
        return rng.normal(size=shape).astype("float32")

    x, h, c = normal(1, WIDTH), normal(1, UNITS), normal(1, UNITS)
    W, U, b = normal(WIDTH, 4 * UNITS), normal(UNITS, 4 * UNITS), normal(4 * UNITS)
    q, k, v, S = normal(1, 1, WIDTH), normal(1, 1, WIDTH), normal(1, 1, WIDTH), normal(1, WIDTH, WIDTH)
    for T in LENGTHS:
        keys, values, mask = normal(1, T, WIDTH), normal(1, T, WIDTH), np.ones((1, 1, T), bool)
        times = least(
            [
                lambda: lstm_step(x, h, c, W, U, b),
                lambda: fast_weights(q, k, v, S),
                lambda keys=keys, values=values, mask=mask: softmax_attention(q, keys, values, mask),
            ]
        )
        names = ("LSTM", "fast weights", "softmax attention")
        kept = dict(zip(names, (2 * UNITS, WIDTH**2, 2 * WIDTH * T)))
        results.append({"steps": T, "kept": kept, "microseconds": dict(zip(names, times))})
        print(results[-1], flush=True)
    print(save("successors_asking", "python -m coursekit.experiments.successors_asking", [], results))


if __name__ == "__main__":
    main()
