"""What gradebox remembers about a notebook while it passes through nbgrader's steps.

The notes live in the notebook's metadata, under `gradebox`, because a notebook is all that nbgrader hands from
one step to the next. They are lists of plain sentences:

* `repairs`: what was wrong with the submitted cells and was put right; somebody should look at it.
* `remarks`: what is worth knowing, and needs nobody's attention.
* `incidents`: what happened while the notebook ran (a cell that ran too long, a kernel that died).

and one sentence, `lost`: why there is no work to grade (the notebook is missing or cannot be read).
"""

import math
from typing import Any

from nbformat import NotebookNode

KEY = "gradebox"
LISTS = ("repairs", "remarks", "incidents")


def notes_of(node: NotebookNode) -> dict[str, Any]:
    """What is noted about a notebook or a cell; empty if what stands there is no note of gradebox's."""
    notes = node.metadata.get(KEY)
    return notes if isinstance(notes, dict) else {}


def start_notes(nb: NotebookNode, lost: str | None = None) -> None:
    """Give `nb` empty notes, whatever a learner may have written there."""
    nb.metadata[KEY] = {name: [] for name in LISTS}
    if lost:
        nb.metadata[KEY]["lost"] = lost


def add_note(nb: NotebookNode, name: str, sentence: str) -> None:
    """Add a sentence to one of the lists of `nb`."""
    if not isinstance(nb.metadata.get(KEY), dict):
        start_notes(nb)
    nb.metadata[KEY].setdefault(name, []).append(sentence)


def read_notes(nb: NotebookNode, name: str) -> list[str]:
    """The sentences in one of the lists of `nb`."""
    sentences = notes_of(nb).get(name)
    return [s for s in sentences if isinstance(s, str)] if isinstance(sentences, list) else []


def read_lost(nb: NotebookNode) -> str | None:
    """Why there is nothing to grade in `nb`, or None."""
    return _text(nb, "lost")


def read_box(nb: NotebookNode) -> str | None:
    """What the notebook was run in, or None if it was not."""
    return _text(nb, "box")


def read_seconds(node: NotebookNode) -> float | None:
    """How long a notebook or a cell ran, in seconds, or None."""
    seconds = notes_of(node).get("seconds")
    return float(seconds) if isinstance(seconds, (int, float)) and 0 <= seconds < math.inf else None


def _text(node, name):
    text = notes_of(node).get(name)
    return text if isinstance(text, str) else None
