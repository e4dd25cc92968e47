"""Travel sentences of other kinds: all of a distance, and some with other places in them.

Apart from coursekit/travel.py, of which the exercises hold a copy.
"""

import numpy as np

from coursekit.travel import PLACES, WORDS, travel_sentences


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
