"""How long a loop and a scan take in NumPy, for several lengths and batches.

    python -m coursekit.experiments.successors_scan     about a minute on one core; writes successors_scan.json

Both are those of coursekit.built.scan, in float32, with 64 units. Times are the least processor time of a call. The two
take turns, so that a busy moment does not hit one alone.
"""

import time

import numpy as np

from coursekit.built.scan import loop, scan
from coursekit.experiments import save

UNITS = 64
BATCHES = [1, 8, 64]
LENGTHS = [16, 64, 256, 1024, 4096]
ROUNDS, SECONDS = 5, 0.05  # turns; each calls until so much processor time has passed


def least(functions, *arrays):
    """The least processor time of one call of each function, in milliseconds."""
    best = [float("inf")] * len(functions)
    for _ in range(ROUNDS):
        for number, function in enumerate(functions):
            spent = 0.0
            while spent < SECONDS:
                began = time.process_time()
                function(*arrays)
                took = time.process_time() - began
                best[number] = min(best[number], took)
                spent += max(took, 1e-6)
    return [round(1000 * seconds, 4) for seconds in best]


def main():
    """Measure everything, print a line a size, and write the data file."""
    results = []
    for B in BATCHES:
        for T in LENGTHS:
            rng = np.random.default_rng([B, T])
            a = rng.uniform(0.5, 1, size=(B, T, UNITS)).astype("float32")
            b = rng.normal(size=(B, T, UNITS)).astype("float32")
            times = least((loop, scan), a, b)
            results.append({"batch": B, "length": T, "units": UNITS, "loop": times[0], "scan": times[1]})
            print(results[-1], flush=True)
    print(save("successors_scan", "python -m coursekit.experiments.successors_scan", [], results))


if __name__ == "__main__":
    main()
