def lstm_forward(x, h0, c0, W, U, b):
    """All states of an LSTM, packed as in lstm_step.

    x: (B, T, D). h0, c0: (B, H), the states before the first step.
    W: (D, 4H). U: (H, 4H). b: (4H,). T >= 1. All of one float dtype.
    Returns a tuple states (B, T, H), the hidden states h_1 ... h_T, and
    cells (B, T, H), the cell states c_1 ... c_T, of the same dtype.
    """
    ### BEGIN SOLUTION
    states, cells = [], []
    h_t, c_t = h0, c0
    for t in range(x.shape[1]):
        h_t, c_t = lstm_step(x[:, t], h_t, c_t, W, U, b)
        states.append(h_t)
        cells.append(c_t)
    return np.stack(states, axis=1), np.stack(cells, axis=1)
    ### END SOLUTION
