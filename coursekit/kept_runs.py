"""Weights of trainings that more than one page shows: the page that comes second reads what the first has trained.

Only a build of the book keeps them, in the folder that it names (coursekit/book.py): 10 KB a training.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:  # coursekit/book.py reads FOLDER, and needs no TensorFlow
    import keras

FOLDER = "KEPT_RUNS"  # variable of the environment
NAMES = re.compile(r'"name": "[^"]*"')  # Keras counts its models: simple_rnn, simple_rnn_1


def file_for(model: keras.Model, data: Sequence[NDArray], *how: object) -> Path | None:
    """The file for the weights that a training gives, or None where none are kept.

    Its name is a hash of all that they come from. model: before the training. data: what it is trained on. how: all else
    that decides, such as the seed and the source of the function that trains.
    """
    folder = os.environ.get(FOLDER)
    if not folder:
        return None
    versions = [importlib.metadata.version(package) for package in ("keras", "tensorflow")]
    made_from = hashlib.sha256(repr(versions).encode())
    made_from.update(NAMES.sub("", model.to_json()).encode() + repr(how).encode())
    for array in [*model.get_weights(), *data]:
        made_from.update(f"{array.dtype} {array.shape}".encode() + array.tobytes())
    return Path(folder) / f"{made_from.hexdigest()}.npz"


def read(file: Path) -> list[NDArray]:
    """The weights in a file that `write` has written."""
    with np.load(file) as kept:
        return [kept[name] for name in kept.files]


def write(file: Path, weights: Sequence[NDArray]) -> None:
    """Keep weights. A page that reads at the same time finds all of them or no file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(f".{os.getpid()}.npz")
    np.savez(half, *weights)
    half.replace(file)
