"""Weight guessing: draw all weights of a small plain network at random, again and again, until it solves a task.

Hochreiter & Schmidhuber 1996 solve benchmarks of their time so. A task is a function from a generator and a number of
sequences B to inputs (B, T, D) and answers (B,), 0 or higher. NumPy only.
"""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from coursekit.experiments.tasks import TemporalOrder

Task = Callable[[Generator, int], tuple[NDArray, NDArray]]
AT_ONCE = 500  # guesses that are tried side by side


def latch(rng: Generator, B: int, T: int = 100) -> tuple[NDArray, NDArray]:
    """The first of T inputs is 1 or -1, the others are noise of spread 0.2: which was it?"""
    answers = rng.integers(2, size=B)
    x = rng.normal(scale=0.2, size=(B, T, 1))
    x[:, 0, 0] = 2 * answers - 1
    return x.astype("float32"), answers


def parity(rng: Generator, B: int, T: int = 100) -> tuple[NDArray, NDArray]:
    """T inputs, each 1 or -1: is the number of ones odd?"""
    bits = rng.integers(2, size=(B, T, 1))
    return (2 * bits - 1).astype("float32"), bits.sum(axis=(1, 2)) % 2


def temporal_order(rng: Generator, B: int) -> tuple[NDArray, NDArray]:
    """Experiment 6a of 1997: which of XX, XY, YX, YY stood among the noise?"""
    x, targets = TemporalOrder().draw(rng, B)
    return x.transpose(2, 0, 1), targets.argmax(axis=0)


def answers_of(x: NDArray, W: NDArray, U: NDArray, b: NDArray, V: NDArray, c: NDArray) -> NDArray:
    """What G networks say at the end: x (B, T, D), weights with G in front -> (G, B), the largest score's number."""
    h = np.zeros((len(U), len(x), U.shape[1]), "float32")
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ W + h @ U + b)
    return (h @ V + c).argmax(axis=-1)


def guesses_until_solved(task: Task, outputs: int, units: int, seed: int, most: int) -> int | None:
    """How many networks had to be drawn until one was right in all of 1,000 fresh sequences; None if `most` were not enough.

    All weights, those of the readout too, are uniform between -100 and 100. A guess is first tried on 16 sequences, and
    most are out after four of them.
    """
    rng = np.random.default_rng(seed)
    inputs = task(rng, 1)[0].shape[-1]
    shapes = [(inputs, units), (units, units), (1, units), (units, outputs), (1, outputs)]
    for start in range(0, most, AT_ONCE):
        weights = [rng.uniform(-100, 100, size=(AT_ONCE, *shape)).astype("float32") for shape in shapes]
        x, right = task(rng, 16)
        left = np.flatnonzero((answers_of(x[:4], *weights) == right[:4]).all(axis=1))
        right_in_all = (answers_of(x, *(weight[left] for weight in weights)) == right).all(axis=1)
        for guess in left[right_in_all]:
            x, right = task(rng, 1000)
            if (answers_of(x, *(weight[[guess]] for weight in weights)) == right).all():
                return start + int(guess) + 1
    return None
