"""The forms change places."""
# loses: test-gru-units-after, test-gru-units-before
# says: the forms change places: reset_after=True is the one with two biases.


def gru_units(inputs, units, reset_after=True):
    most = 4 * units * (inputs + units + 1)
    biases = 1 if reset_after else 2
    fits = [H for H in range(units + units) if 3 * H * (inputs + H + biases) <= most]
    return max(fits)
