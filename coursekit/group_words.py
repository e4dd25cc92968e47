"""Words over three small groups, and where each step of a word leads: tasks that test what a state can follow.

A switch (parity), a turntable with three positions (Z3) and three cups in a row (S3). A word is a row of moves; its label
at step t is the position after t moves. All positions are equally likely at each step, so chance is one in `size`.
"""

from itertools import permutations

import numpy as np

ARRANGEMENTS = list(permutations(range(3)))  # the places to which a move sends the cups at places 0, 1 and 2


def _table(size, joined):
    """The multiplication table (size, size): table[p, m] is the position that move m leads to from p."""
    return np.array([[joined(p, m) for m in range(size)] for p in range(size)])


TABLES = {
    "parity": _table(2, lambda p, m: (p + m) % 2),
    "Z3": _table(3, lambda p, m: (p + m) % 3),
    "S3": _table(
        6, lambda p, m: ARRANGEMENTS.index(tuple(ARRANGEMENTS[m][place] for place in ARRANGEMENTS[p]))
    ),
}


def group_words(rng, group, count, length):
    """Random words: moves (count, length) of integers, and labels (count, length), the position after each.

    group: "parity", "Z3" or "S3". Position 0 is the start, move 0 leaves all as it is.
    """
    if group not in TABLES:
        raise ValueError(f"There are the groups {', '.join(TABLES)}, not {group!r}.")
    table = TABLES[group]
    moves = rng.integers(len(table), size=(count, length))
    labels, position = np.empty_like(moves), np.zeros(count, int)
    for t in range(length):
        position = table[position, moves[:, t]]
        labels[:, t] = position
    return moves, labels
