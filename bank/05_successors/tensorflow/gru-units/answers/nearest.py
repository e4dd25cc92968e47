"""The nearest number of weights."""
# loses: test-gru-units-after, test-gru-units-before
# says: the nearest number of weights is taken, which may be more than the LSTM has.


def gru_units(inputs, units, reset_after=True):
    most = 4 * units * (inputs + units + 1)
    biases = 2 if reset_after else 1
    return min(range(1, 2 * units + 1), key=lambda H: abs(3 * H * (inputs + H + biases) - most))
