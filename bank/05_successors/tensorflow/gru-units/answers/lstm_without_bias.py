"""The bias of the LSTM is forgotten."""
# loses: test-gru-units-after, test-gru-units-before
# says: the LSTM's biases are left out.


def gru_units(inputs, units, reset_after=True):
    most = 4 * units * (inputs + units)
    biases = 2 if reset_after else 1
    fits = [H for H in range(units + units) if 3 * H * (inputs + H + biases) <= most]
    return max(fits)
