"""Returns the cell states of the top layer."""
# loses: test-stacked-forward-one, test-stacked-forward-states
# says: these are the cell states of the top layer; its hidden states are asked for.


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return cells, last
