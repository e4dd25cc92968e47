"""The biases are forgotten."""
# loses: test-gru-units-after, test-gru-units-before
# says: the biases are left out, of both layers.


def gru_units(inputs, units, reset_after=True):
    most = 4 * units * (inputs + units)
    biases = 2 if reset_after else 1
    fits = [H for H in range(units + units) if 3 * H * (inputs + H) <= most]
    return max(fits)
