"""As if return_sequences were False, and the last state repeated."""
# loses: test-stacked-forward-states, test-stacked-forward-last
# says: an upper layer reads the last hidden state again and again; it should read those of all steps.


def stacked_forward(x, layers):
    below, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(below, start, start, W, U, b)
        below = np.repeat(states[:, -1:], x.shape[1], axis=1)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
