"""Adding and temporal order at T = 100 (Hochreiter & Schmidhuber 1997): an LSTM beside plain RNNs of as many weights.

    python -m coursekit.experiments.lstm_1997       about 6 minutes on one core; writes lstm_1997.json

Every network gets the same budget of sequences, and every seed is kept. Plain RNNs are tried with two starts and four
rates, LSTMs with three starts.
"""

import os

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # before NumPy: small products do not gain from a second one

import numpy as np  # noqa: E402

from coursekit.experiments import save  # noqa: E402
from coursekit.experiments.tasks import Adding, TemporalOrder, train  # noqa: E402
from coursekit.lstm_variants import LSTMNet, RNNNet  # noqa: E402

SEEDS = range(5)
# task: sequences, units and rate of the LSTM, units of an RNN with about as many weights
TASKS = {"adding": (Adding(100), 40_000, 16, 0.01, 33), "order": (TemporalOrder(), 20_000, 8, 0.02, 18)}
LSTM_STARTS = ["chrono", 1.0, 5.0]
RNN_STARTS = {"tanh, orthogonal": ("tanh", "orthogonal"), "ReLU, identity": ("relu", "identity")}
RNN_RATES = [0.01, 0.003, 0.001, 0.0003]


def networks(task, units, rate, rnn_units):
    """Every network that is tried on a task: kind, name of its start, units, rate, class, and what else the class takes."""
    for start in LSTM_STARTS:
        yield "LSTM", str(start), units, rate, LSTMNet, (start, task.T)
    for name, start in RNN_STARTS.items():
        for rnn_rate in RNN_RATES:
            yield "RNN", name, rnn_units, rnn_rate, RNNNet, start


def main():
    """Run everything, print a line a network, and write the data file."""
    results = []
    for name, (task, sequences, *sizes) in TASKS.items():
        for kind, start, units, rate, make, options in networks(task, *sizes):
            runs = []
            for seed in SEEDS:
                net = make(np.random.default_rng(seed), task.D, units, task.outputs, *options)
                runs.append(train(net, task, sequences, rate, seed))
            row = {"task": name, "network": kind, "start": start, "units": units, "rate": rate}
            results.append({**row, "sequences": sequences, "runs": runs})
            wrong, criterion = [[run[key] for run in runs] for key in ("wrong", "criterion")]
            print(name, kind, start, rate, "wrong:", wrong, criterion, flush=True)
    print(save("lstm_1997", "python -m coursekit.experiments.lstm_1997", SEEDS, results))


if __name__ == "__main__":
    main()
