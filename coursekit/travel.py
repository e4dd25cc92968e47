"""Travel sentences with a blank: the course's running experiment.

The blank asks for the place that was named near the start. Everything between the two is filler that says
nothing about the place, so only a memory can fill the blank.
"""

import numpy as np

PLACES = ["Yunnan", "Tibet", "Guilin", "Harbin", "Xiamen", "Dali", "Suzhou", "Sanya"]
NAMES = ["Xiaoming", "Xiaohong", "Xiaoli", "Xiaogang"]
FILLERS = ["and", "eats", "noodles", "reads", "books", "likes", "music", "today", "rain", "falls"]
FRAME = ["loves", ".", "every", "holiday", "travels", "to"]
WORDS = PLACES + NAMES + FILLERS + FRAME  # a token is a position in this list


def travel_sentences(rng, count, distance):
    """Draw sentences: NAME loves PLACE . (filler words) every holiday NAME travels to ____

    rng: np.random.Generator. count: sentences, B. distance: filler words between the place and the end, >= 0.
    Returns tokens (B, 9 + distance) int64 and answers (B,) int64, the token of each sentence's place.
    """
    token = {word: number for number, word in enumerate(WORDS)}
    name = rng.integers(len(NAMES), size=(count, 1)) + len(PLACES)
    place = rng.integers(len(PLACES), size=(count, 1))
    filler = rng.integers(len(FILLERS), size=(count, distance)) + token[FILLERS[0]]
    column = {word: np.full((count, 1), token[word]) for word in FRAME}
    opening = [name, column["loves"], place, column["."]]
    closing = [column["every"], column["holiday"], name, column["travels"], column["to"]]
    return np.concatenate(opening + [filler] + closing, axis=1), place[:, 0]


def with_other_places(rng, count, words=14):
    """Travel sentences with two other places before NAME loves PLACE and two after it, at random among the filler.

    rng: np.random.Generator. count: sentences, B. words: the filler words, those other places included; at least 12.
    Returns tokens (B, 9 + words), answers (B,), the token of the place that is loved, and openings (B,), the position
    of the name that loves: 4 to 10.
    """
    plain, answers = travel_sentences(rng, count, words)
    filler = plain[:, 4 : 4 + words]
    openings = rng.integers(4, 11, size=count)
    tokens = plain.copy()
    for row, start in enumerate(openings):
        before = rng.choice(start, 2, replace=False)
        after = start + rng.choice(words - start, 2, replace=False)
        filler[row, np.concatenate([before, after])] = rng.integers(len(PLACES), size=4)
        tokens[row, : words + 4] = np.concatenate([filler[row, :start], plain[row, :4], filler[row, start:]])
    return tokens, answers, openings


def all_travel_sentences(distance):
    """Every travel sentence of a distance, once: tokens (B, T) and answers (B,), with B = 8 · 4 · 10 ** distance."""
    names, fillers = np.arange(8, 12), [np.arange(12, 22)] * distance
    place, name, *filler = np.meshgrid(np.arange(8), names, *fillers, indexing="ij")
    loves, stop, every, holiday, travels, to = (np.full_like(place, WORDS.index(word)) for word in WORDS[22:])
    columns = [name, loves, place, stop, *filler, every, holiday, name, travels, to]
    return np.stack([word.ravel() for word in columns], axis=1), place.ravel()
