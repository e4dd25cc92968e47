"""What gradebox remembers about a notebook while it passes through nbgrader's steps.

The notes live in the notebook's metadata, under `gradebox`, because a notebook is all that nbgrader hands from
one step to the next. They are lists of plain sentences:

* `repairs`: what was wrong with the submitted cells and was put right; somebody should look at it.
* `remarks`: what is worth knowing, and needs nobody's attention.
* `incidents`: what happened while the notebook ran (a cell that ran too long, a kernel that died).

and one sentence, `lost`: why there is no work to grade (the notebook is missing or cannot be read).
"""

KEY = "gradebox"
LISTS = ("repairs", "remarks", "incidents")


def start_notes(nb, lost=None):
    """Give `nb` empty notes, whatever a learner may have written there."""
    nb.metadata[KEY] = {name: [] for name in LISTS}
    if lost:
        nb.metadata[KEY]["lost"] = lost


def add_note(nb, name, sentence):
    """Add a sentence to one of the lists of `nb`."""
    if not isinstance(nb.metadata.get(KEY), dict):
        start_notes(nb)
    nb.metadata[KEY].setdefault(name, []).append(sentence)


def read_notes(nb, name):
    """The sentences in one of the lists of `nb`."""
    notes = nb.metadata.get(KEY)
    sentences = notes.get(name) if isinstance(notes, dict) else None
    return [s for s in sentences if isinstance(s, str)] if isinstance(sentences, list) else []


def read_lost(nb):
    """Why there is nothing to grade in `nb`, or None."""
    notes = nb.metadata.get(KEY)
    lost = notes.get("lost") if isinstance(notes, dict) else None
    return lost if isinstance(lost, str) else None
