"""Travel sentences with a blank: the course's running experiment.

The blank asks for the place that was named near the start. Everything between the two is filler that says
nothing about the place, so only a memory can fill the blank.
"""

import numpy as np

PLACES = [
    "Yunnan",
    "Tibet",
    "Guilin",
    "Harbin",
    "Xiamen",
    "Dali",
    "Suzhou",
    "Sanya",
]
NAMES = ["Xiaoming", "Xiaohong", "Xiaoli", "Xiaogang"]
FILLERS = [
    "and",
    "eats",
    "noodles",
    "reads",
    "books",
    "likes",
    "music",
    "today",
    "rain",
    "falls",
]
FRAME = ["loves", ".", "every", "holiday", "travels", "to"]
# a token is a position in this list
WORDS = PLACES + NAMES + FILLERS + FRAME


def travel_sentences(rng, count, distance):
    """Draw sentences: NAME loves PLACE . (filler words) every holiday
    NAME travels to ____

    rng: np.random.Generator. count: sentences, B. distance: filler
    words between the place and the end, >= 0.
    Returns tokens (B, 9 + distance) int64 and answers (B,) int64, the
    token of each sentence's place.
    """
    token = {word: number for number, word in enumerate(WORDS)}
    name = rng.integers(len(NAMES), size=(count, 1)) + len(PLACES)
    place = rng.integers(len(PLACES), size=(count, 1))
    filler = (
        rng.integers(
            len(FILLERS),
            size=(count, distance),
        )
        + token[FILLERS[0]]
    )
    column = {word: np.full((count, 1), token[word]) for word in FRAME}
    opening = [name, column["loves"], place, column["."]]
    closing = [
        column["every"],
        column["holiday"],
        name,
        column["travels"],
        column["to"],
    ]
    return np.concatenate(
        opening + [filler] + closing,
        axis=1,
    ), place[:, 0]
