"""What does a call from the referee to a student's function cost? Both processes run in their boxes.

python gradebox/bench/calls.py
"""

import sys
from pathlib import Path

from nbformat.v4 import new_code_cell, new_notebook

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gradebox_helpers import KERNELSPEC, nbgrader_cell  # noqa: E402

from gradebox.running.box import run_box  # noqa: E402
from gradebox.running.job import Limits  # noqa: E402
from gradebox.running.planning import make_job  # noqa: E402

ANSWER = """def same(x):
    return x
def twice(f, x):
    return f(f(x))"""
TEST = """import time
def show(what, call, number):
    rounds = []
    for _ in range(5):
        began = time.perf_counter()
        for _ in range(number):
            call()
        rounds.append((time.perf_counter() - began) / number)
    print(f"{what:40} {1e6 * min(rounds):9.0f} µs, the best of five times {number} calls")
small, large = np.arange(10.0), np.arange(1e6)
show("a number", lambda: same(3), 300)
show("an array of 10 numbers", lambda: same(small), 300)
show("an array of 1,000,000 numbers", lambda: same(large), 5)
show("a function that is called back twice", lambda: twice(lambda x: x + 1, 3), 300)"""


def main():
    """Print a line for each kind of value."""
    test = nbgrader_cell(new_code_cell(TEST), "test", grade=True, locked=True, points=1)
    cells = [
        nbgrader_cell(new_code_cell("import numpy as np"), "imports", locked=True),
        nbgrader_cell(new_code_cell(ANSWER), "answer", solution=True),
        test,
    ]
    job = make_job(new_notebook(cells=cells, metadata={"kernelspec": KERNELSPEC}), Limits(), referee=True)
    result = run_box(job)
    if "failed" in result:
        sys.exit(result["failed"])
    *_, record = result["cells"]
    if not record["referee"]:
        sys.exit("the referee did not run the test")
    for output in record["outputs"]:
        print(output.get("text") or "\n".join(output.get("traceback", [])), end="")


if __name__ == "__main__":
    main()
