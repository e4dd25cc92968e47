"""The smallest number that fits."""
# loses: test-gru-units-after, test-gru-units-before
# says: the smallest number is taken; the largest that fits is asked.


def gru_units(inputs, units, reset_after=True):
    most = 4 * units * (inputs + units + 1)
    biases = 2 if reset_after else 1
    fits = [H for H in range(units + units) if 3 * H * (inputs + H + biases) <= most]
    return min(fits)
