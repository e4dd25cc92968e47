"""Three blocks for the LSTM, too."""
# loses: test-gru-units-after, test-gru-units-before
# says: both have equally many blocks; an LSTM has four, a GRU three: it has a gate less.


def gru_units(inputs, units, reset_after=True):
    most = 3 * units * (inputs + units + 1)
    biases = 2 if reset_after else 1
    fits = [H for H in range(units + units) if 3 * H * (inputs + H + biases) <= most]
    return max(fits)
