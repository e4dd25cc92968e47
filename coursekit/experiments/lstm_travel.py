"""Who fills the blank at distances 40, 60 and 100? Plain RNNs and LSTMs beside the page's two, five seeds.

    python -m coursekit.experiments.lstm_travel     about 5 minutes on one core; writes lstm_travel.json

Model, data and training are those of chapter 1 (coursekit.blanks.train_and_test): 4,000 sentences, five passes.
The page itself trains the LSTM of 32 units with forget biases 1 and 5.
"""

import time
from functools import partial

import keras
import numpy as np

from coursekit.blanks import blank_filler, train_and_test
from coursekit.experiments import save

SEEDS = range(5)
DISTANCES = [40, 60, 100]


@keras.saving.register_keras_serializable("coursekit")
class ForgetBias(keras.initializers.Initializer):
    """Biases (4H,) of a Keras LSTM: zero, but for the forget block.

    value: the forget bias, a number; or with chrono=T, b_f = log U(1, T - 1) and b_i = -b_f (Tallec & Ollivier 2018).
    Give it to keras.layers.LSTM as bias_initializer, with unit_forget_bias=False.
    """

    def __init__(self, value=1.0, chrono=None):
        self.value, self.chrono = value, chrono

    def __call__(self, shape, dtype=None):
        H = shape[0] // 4
        zeros = keras.ops.zeros((H,), dtype)
        if self.chrono is None:
            f = zeros + self.value
            return keras.ops.concatenate([zeros, f, zeros, zeros])
        f = keras.ops.log(keras.random.uniform((H,), 1, self.chrono - 1, dtype))
        return keras.ops.concatenate([-f, f, zeros, zeros])

    def get_config(self):
        return {"value": self.value, "chrono": self.chrono}


def lstm(units, **start):
    """The blank filler with an LSTM; start: of ForgetBias."""
    return blank_filler(
        keras.layers.LSTM(units, bias_initializer=ForgetBias(**start), unit_forget_bias=False)
    )


# The recurrent layers of SimpleRNN(75) and LSTM(32) have 7,800 and 7,808 weights.
NETWORKS = {
    "plain RNN, 75 units": lambda T: blank_filler(keras.layers.SimpleRNN(75)),
    "ReLU RNN, identity start, 75 units": lambda T: blank_filler(
        keras.layers.SimpleRNN(75, activation="relu", recurrent_initializer="identity")
    ),
    "LSTM, 32 units, forget bias 3": lambda T: lstm(32, value=3.0),
    "LSTM, 32 units, chrono": lambda T: lstm(32, chrono=T),
    "LSTM, 12 units, forget bias 5": lambda T: lstm(12, value=5.0),
}


def main():
    """Run everything, print a line a network and distance, and write the data file."""
    results = []
    for name, make in NETWORKS.items():
        for distance in DISTANCES:
            began = time.process_time()
            runs = [train_and_test(partial(make, distance + 9), distance, seed)[1] for seed in SEEDS]
            runs = [round(float(accuracy), 3) for accuracy in runs]
            seconds = round((time.process_time() - began) / len(runs), 1)
            weights = make(distance + 9).layers[1].count_params()
            results.append(
                {
                    "network": name,
                    "distance": distance,
                    "weights": weights,
                    "accuracy": runs,
                    "seconds": seconds,
                }
            )
            print(name, distance, np.sort(runs), seconds, flush=True)
    print(
        save(
            "lstm_travel",
            "python -m coursekit.experiments.lstm_travel",
            SEEDS,
            results,
            ("numpy", "tensorflow", "keras"),
        )
    )


if __name__ == "__main__":
    main()
