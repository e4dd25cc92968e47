"""Counts the kernel for the inputs only."""
# loses: test-gru-units-after, test-gru-units-before
# says: the recurrent kernel is left out: a block has H H weights for the state.


def gru_units(inputs, units, reset_after=True):
    most = 4 * units * (inputs + 1)
    biases = 2 if reset_after else 1
    fits = [H for H in range(units + units) if 3 * H * (inputs + biases) <= most]
    return max(fits)
