def stacked_forward(x, layers):
    """The states of a stack of LSTM layers, each fed the hidden states
    of the one below, all starting from zeros.

    x: (B, T, D), T >= 1. layers: a list of at least one
    tuple (W, U, b), the lowest layer first, packed i, f, c, o: W (D of
    x or H of the layer below, 4H), U (H, 4H), b (4H,). The layers' H
    may differ. All of one float dtype.
    Returns a tuple states (B, T, H of the top layer), the top layer's
    hidden states, and last, a list with a tuple (h, c) for each layer,
    the lowest first: its hidden and cell state after the last step,
    each (B, H). Same dtype.
    """
    ### BEGIN SOLUTION
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
    ### END SOLUTION
