"""Goes up from the units of the LSTM."""
# loses: nothing


def gru_units(inputs, units, reset_after=True):
    lstm = 4 * (inputs * units + units**2 + units)
    H = units
    while 3 * ((H + 1) * inputs + (H + 1) ** 2 + (1 + reset_after) * (H + 1)) <= lstm:
        H = H + 1
    return H
