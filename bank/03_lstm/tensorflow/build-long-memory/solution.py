def build_long_memory(units, steps):
    """A recurrent model that says, at the end of a sequence, which bit
    it has heard, and starts with a long memory.

    units: H, the width of the recurrent layer. steps: about how many
    steps it should hold what it reads; 2 or more.
    Returns a built, uncompiled keras.Model, Sequential or functional:
    x (B, T, 2) float32, any T >= 1, to probabilities (B, 1) float32
    that the bit is 1. (Chrono start: Tallec & Ollivier 2018,
    arXiv:1804.11188.)
    """
    ### BEGIN SOLUTION
    memory = keras.layers.RNN(LSTMCell(units))
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1, activation="sigmoid")]
    )
    keep = np.log(steps)
    memory.cell.bias.assign(np.repeat([-keep, keep, 0, 0], units))
    return model
    ### END SOLUTION
