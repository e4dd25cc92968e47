"""One bias in both forms."""
# loses: test-gru-units-after
# says: with reset_after=True each block has two biases.


def gru_units(inputs, units, reset_after=True):
    most = 4 * units * (inputs + units + 1)
    biases = 1
    fits = [H for H in range(units + units) if 3 * H * (inputs + H + biases) <= most]
    return max(fits)
