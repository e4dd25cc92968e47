"""Walks from the last step to the first, and puts the states in the order of the steps."""
# loses: test-rnn-forward-states
# says: the walk goes from the last step to the first; x[:, 0] comes first.


def rnn_forward(x, h0, W, U, b):
    h_t = h0
    states = np.zeros((x.shape[0], x.shape[1], h0.shape[1]), dtype=x.dtype)
    for t in reversed(range(x.shape[1])):
        h_t = rnn_step(x[:, t], h_t, W, U, b)
        states[:, t] = h_t
    return states
