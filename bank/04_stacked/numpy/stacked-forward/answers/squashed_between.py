"""A tanh between the layers."""
# loses: test-stacked-forward-states, test-stacked-forward-last
# says: there is a tanh between the layers; the hidden states go up as they are.


def stacked_forward(x, layers):
    below, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(below, start, start, W, U, b)
        below = np.tanh(states)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
