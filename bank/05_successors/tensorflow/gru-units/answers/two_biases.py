"""Two biases in both forms."""
# loses: test-gru-units-before
# says: with reset_after=False each block has one bias.


def gru_units(inputs, units, reset_after=True):
    most = 4 * units * (inputs + units + 1)
    biases = 2
    fits = [H for H in range(units + units) if 3 * H * (inputs + H + biases) <= most]
    return max(fits)
