"""The GRU beside the LSTM on the travel sentences, at equal numbers of weights, five seeds.

    python -m coursekit.experiments.successors_travel   about 10 minutes on one core; writes successors_travel.json

Sentences and training are those of chapter 1, distances those of chapter 3. Its LSTMs with forget bias 3 and the chrono
start are in lstm_travel.json; here run the GRUs and the LSTM with Keras's start. One GRU also gets three times the
passes, at the shortest distance.
"""

from functools import partial

import keras
import numpy as np

from coursekit.blanks import blank_filler, train_and_test
from coursekit.experiments import save
from coursekit.experiments.lstm_travel import DISTANCES, lstm
from coursekit.gru_net import update_bias

SEEDS = range(5)
# Cell, units, start, passes, distances. The layers of LSTM(32) and GRU(38) have 7,808 and 7,752 weights. The start is the bias of
# the gate that keeps; Keras's is 1 for the LSTM and 0 for the GRU.
NETWORKS = [
    ("GRU", 38, 0.0, 5, DISTANCES),
    ("GRU", 38, 3.0, 5, DISTANCES),
    ("GRU", 38, "chrono", 5, DISTANCES),
    ("LSTM", 32, 1.0, 5, DISTANCES),
    ("GRU", 38, 3.0, 15, DISTANCES[:1]),
]


def gru(units, start, T, seed):
    """The blank filler with a GRU as Keras starts it, but for the bias of the update gate."""
    layer = keras.layers.GRU(units)
    model = blank_filler(layer)
    W, U, b = layer.get_weights()
    b[0, :units] = update_bias(start, units, np.random.default_rng([seed, 2]), T)
    layer.set_weights([W, U, b])
    return model


def main():
    """Run everything, print a line a row, and write the data file."""
    results = []
    for cell, units, start, passes, distances in NETWORKS:
        for distance in distances:
            runs = []
            for seed in SEEDS:
                make = partial(gru, units, start, distance + 9, seed)
                if cell == "LSTM":
                    make = partial(lstm, units, value=start)
                model, accuracy = train_and_test(make, distance, seed, passes)
                runs.append(round(float(accuracy), 3))
            results.append(
                {
                    "network": f"{cell}, {units} units",
                    "start": str(start),
                    "passes": passes,
                    "distance": distance,
                    "weights": model.layers[1].count_params(),
                    "accuracy": runs,
                }
            )
            print(results[-1], flush=True)
    command = "python -m coursekit.experiments.successors_travel"
    print(save("successors_travel", command, SEEDS, results, ("numpy", "tensorflow", "keras")))


if __name__ == "__main__":
    main()
