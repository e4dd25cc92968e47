"""As many weights as the LSTM are not allowed."""
# loses: test-gru-units-after, test-gru-units-before
# says: just as many weights as the LSTM has are allowed.


def gru_units(inputs, units, reset_after=True):
    most = 4 * units * (inputs + units + 1)
    biases = 2 if reset_after else 1
    fits = [H for H in range(units + units) if 3 * H * (inputs + H + biases) < most]
    return max(fits)
