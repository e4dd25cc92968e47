"""What each silent mistake with padding costs: chapter 1's network on travel sentences of 9 to 19 words, five seeds.

    python -m coursekit.experiments.unequal_lengths  about 5 minutes on one core; writes unequal_lengths.json

Every network has the same weights at the start, the same 4,000 sentences in the same order, and the same 1,000 for the
test. Only the padding, or what is done about it, differs.
"""

import keras
import numpy as np

from coursekit.experiments import save
from coursekit.unequal import filled, padded_in_front, reader, train, unequal_sentences

SEEDS = range(5)


def shifted(tokens):
    """All words one up, so that 0 is free for the padding, which was -1."""
    return tokens + 1


def yunnan_for_padding(tokens):
    """The padding is token 0, which is a word."""
    return np.maximum(tokens, 0)


# name: how tokens are made, whether 0 is masked, whether the mean of the states is read
VARIANTS = {
    "last state, masked": (shifted, True, False),
    "last state, no mask": (shifted, False, False),
    "padding in front, no mask": (lambda tokens: shifted(padded_in_front(tokens)), False, False),
    "padding is a word, masked": (yunnan_for_padding, True, False),
    "padding is a word, no mask": (yunnan_for_padding, False, False),
    "mean, masked": (shifted, True, True),
    "mean, no mask": (shifted, False, True),
}
# Two networks are tested in another way than they were trained:
LOST = "mask lost after training"  # trained with the mask; the test reads the last state of the padded row
ALONE = "no mask, tested one by one"  # trained on padded rows; in the test no sentence has padding


def run(seed):
    """{variant: [accuracy of all, of the shortest third, of the longest third]} of one seed."""
    rng = np.random.default_rng(seed)
    tokens, answers, _ = unequal_sentences(rng, 4000)
    unseen, right, lengths = unequal_sentences(rng, 1000)
    short, long = lengths <= 12, lengths >= 16
    accuracies = {}

    def measure(name, right_or_not):
        accuracies[name] = [
            round(float(np.mean(right_or_not[rows])), 3) for rows in (lengths > 0, short, long)
        ]

    for name, (make, mask, mean) in VARIANTS.items():
        up = int(make is not yunnan_for_padding)
        keras.utils.set_random_seed(seed)
        model = train(reader(mask, mean, 28 + up), make(tokens), answers + up)
        measure(name, filled(model, make(unseen)) == right + up)
        if name == "last state, masked":
            blind = reader(False)
            blind.set_weights(model.get_weights())
            measure(LOST, filled(blind, make(unseen)) == right + up)
        if name == "last state, no mask":
            answered = np.zeros_like(right)
            for length in np.unique(lengths):
                rows = lengths == length
                answered[rows] = filled(model, make(unseen)[rows, :length])
            measure(ALONE, answered == right + up)
    print(seed, accuracies, flush=True)
    return accuracies


def main():
    """Run everything, print a line a seed, and write the data file."""
    runs = [run(seed) for seed in SEEDS]
    results = {name: [found[name] for found in runs] for name in runs[0]}
    command = "python -m coursekit.experiments.unequal_lengths"
    print(save("unequal_lengths", command, SEEDS, results, ("keras", "tensorflow", "numpy")))


if __name__ == "__main__":
    main()
