"""What each part of the LSTM is worth: the cell without one of its parts, on two tasks, over seeds.

    python -m coursekit.experiments.lstm_ablations  about 8 minutes on one core; writes lstm_ablations.json

Adding and temporal order of 1997 at T = 100, the same budget for every variant. All start with the chrono biases
(f mostly open, i mostly closed), except the three rows that change the start. Where the cell without a forget gate
learns faster, two rows have twice the budget, to see whether it is better in the end.
"""

import os

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # before NumPy: small products do not gain from a second one

import numpy as np  # noqa: E402

from coursekit.experiments import save  # noqa: E402
from coursekit.experiments.tasks import Adding, TemporalOrder, train  # noqa: E402
from coursekit.lstm_variants import FULL, LSTMNet, Parts  # noqa: E402

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
LONGER = {"adding": ["full cell", "no forget gate"]}  # with twice the sequences


def runs(name, variant, sequences):
    """A row of results: five seeds of a variant on a task."""
    task, _, units, rate = TASKS[name]
    parts, start = VARIANTS[variant]
    found = []
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        net = LSTMNet(rng, task.D, units, task.outputs, start, task.T, parts)
        found.append(train(net, task, sequences, rate, seed))
    print(
        name, variant, sequences, [run["wrong"] for run in found], [run["error"] for run in found], flush=True
    )
    return {"variant": variant, "sequences": sequences, "units": units, "runs": found}


def main():
    """Run everything, print a line a variant, and write the data file."""
    results = []
    for name, (_, sequences, _, _) in TASKS.items():
        for variant in VARIANTS:
            results.append({"task": name, **runs(name, variant, sequences)})
    for name, variants in LONGER.items():
        for variant in variants:
            results.append({"task": f"{name}, longer", **runs(name, variant, 2 * TASKS[name][1])})
    print(save("lstm_ablations", "python -m coursekit.experiments.lstm_ablations", SEEDS, results))


if __name__ == "__main__":
    main()
