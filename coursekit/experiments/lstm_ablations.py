"""What each part of the LSTM is worth: the cell without one of its parts, on two tasks, over seeds.

    python -m coursekit.experiments.lstm_ablations  about 7 minutes on one core; writes lstm_ablations.json

Adding and temporal order of 1997 at T = 100, the same budget for every variant. All start with the chrono biases
(f mostly open, i mostly closed), except the three rows that change the start.
"""

import os

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # before NumPy: small products do not gain from a second one

import numpy as np  # noqa: E402

from coursekit.experiments import save  # noqa: E402
from coursekit.experiments.tasks import Adding, TemporalOrder, train  # noqa: E402
from coursekit.lstm import FULL, LSTMNet, Parts  # noqa: E402

SEEDS = range(5)
# task, sequences, units, rate
TASKS = {"adding": (Adding(100), 20_000, 16, 0.01), "order": (TemporalOrder(), 20_000, 8, 0.02)}
VARIANTS = {
    "full cell": (FULL, "chrono"),
    "no forget gate": (Parts(forget_gate=False), "chrono"),
    "no input gate": (Parts(input_gate=False), "chrono"),
    "no output gate": (Parts(output_gate=False), "chrono"),
    "no output tanh": (Parts(output_tanh=False), "chrono"),
    "coupled gates": (Parts(coupled=True), "chrono"),
    "peepholes": (Parts(peepholes=True), "chrono"),
    "forget bias 5": (FULL, 5.0),
    "forget bias 1": (FULL, 1.0),
    "forget bias 0": (FULL, 0.0),
}


def main():
    """Run everything, print a line a variant, and write the data file."""
    results = []
    for name, (task, sequences, units, rate) in TASKS.items():
        for variant, (parts, start) in VARIANTS.items():
            runs = []
            for seed in SEEDS:
                rng = np.random.default_rng(seed)
                net = LSTMNet(rng, task.D, units, task.outputs, start, task.T, parts)
                runs.append(train(net, task, sequences, rate, seed))
            results.append(
                {"task": name, "variant": variant, "sequences": sequences, "units": units, "runs": runs}
            )
            print(name, variant, [run["wrong"] for run in runs], [run["error"] for run in runs], flush=True)
    print(save("lstm_ablations", "python -m coursekit.experiments.lstm_ablations", SEEDS, results))


if __name__ == "__main__":
    main()
