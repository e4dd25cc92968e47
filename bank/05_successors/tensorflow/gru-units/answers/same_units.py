"""The units of the LSTM."""
# loses: test-gru-units-after, test-gru-units-before
# says: these are the LSTM's units; with three blocks in the place of four more of them fit.


def gru_units(inputs, units, reset_after=True):
    most = 4 * units * (inputs + units + 1)
    biases = 2 if reset_after else 1
    fits = [H for H in range(units + units) if 3 * H * (inputs + H + biases) <= most]
    return units
