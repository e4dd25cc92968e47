"""The GRU on the adding problem (Hochreiter & Schmidhuber 1997, T = 100), at the LSTM's number of weights, five seeds.

    python -m coursekit.experiments.successors_adding   about 5 minutes on one core; writes successors_adding.json

Task, budget and rate are those of chapter 3, whose LSTMs of 16 units are in lstm_1997.json.
"""

import os

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # before NumPy: small products do not gain from a second one

import numpy as np  # noqa: E402

from coursekit.experiments import save  # noqa: E402
from coursekit.experiments.tasks import Adding, train  # noqa: E402
from coursekit.gru_net import GRUNet  # noqa: E402

SEEDS = range(5)
STARTS = [0.0, 3.0, "chrono"]  # of the update gate's bias; Keras's is 0
UNITS, SEQUENCES, RATE = 18, 40_000, 0.01  # with the readout 1,207 weights; an LSTM of 16 units has 1,233


def main():
    """Run everything, print a line a start, and write the data file."""
    task, results = Adding(100), []
    for start in STARTS:
        runs = []
        for seed in SEEDS:
            net = GRUNet(np.random.default_rng(seed), task.D, UNITS, task.outputs, start, task.T)
            runs.append(train(net, task, SEQUENCES, RATE, seed))
        results.append(
            {"units": UNITS, "start": str(start), "rate": RATE, "sequences": SEQUENCES, "runs": runs}
        )
        print(start, [run["wrong"] for run in runs], flush=True)
    print(save("successors_adding", "python -m coursekit.experiments.successors_adding", SEEDS, results))


if __name__ == "__main__":
    main()
