def gru_units(inputs, units, reset_after=True):
    """How many units a GRU can have that has no more weights than an
    LSTM.

    inputs: D, 1 or more, of both layers. units: those of the LSTM, 1 or
    more. reset_after: that of the GRU.
    Returns the largest such number, an int.
    """
    ### BEGIN SOLUTION
    most = 4 * units * (inputs + units + 1)
    biases = 2 if reset_after else 1
    # Twice as many units never fit.
    fits = [H for H in range(units + units) if 3 * H * (inputs + H + biases) <= most]
    return max(fits)
    ### END SOLUTION
