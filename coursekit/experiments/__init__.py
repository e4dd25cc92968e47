"""Experiments that take too long for a page: each a module with a command, and its results in a data file beside it.

A data file names the command that made it, the seeds and the versions. A page reads it with `load`.
"""

import json
import math
import platform
import time
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).parent
OTHER_COMMANDS = {"lstm_speed": "make bench-lstm OPTIONS=--save"}  # of data files without a module here


def command_of(name):
    """The command that makes NAME.json."""
    return OTHER_COMMANDS.get(name, f"python -m coursekit.experiments.{name}")


def save(name, command, seeds, results, packages=("numpy",)):
    """Write results to NAME.json, with the command that repeats them, the seeds and the versions.

    packages: those whose versions matter.
    """
    document = {
        "command": command,
        "seeds": list(seeds),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in packages}},
        "results": results,
    }
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return path


def load(name):
    """What `save` wrote: a dictionary with command, seeds, versions and results.

    FileNotFoundError names the command that makes the file.
    """
    path = FOLDER / f"{name}.json"
    if not path.is_file():
        raise FileNotFoundError(f"{path.name} is missing; make it with: {command_of(name)}")
    return json.loads(path.read_text(encoding="utf-8"))


def milliseconds(models, batches, rounds=6):
    """The least processor time of one update for each model, measured in turns so that a busy machine hits all alike.

    models: compiled Keras models. batches: a list of (inputs, targets). Returns a list of milliseconds.
    """
    least = [math.inf] * len(models)
    for turn in range(rounds + 1):
        for number, model in enumerate(models):
            began = time.process_time()
            for x, y in batches:
                model.train_on_batch(x, y)
            if turn:  # the first turn compiles
                least[number] = min(least[number], (time.process_time() - began) / len(batches))
    return [1000 * seconds for seconds in least]
