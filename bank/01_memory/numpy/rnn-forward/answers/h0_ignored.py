"""Starts from zeros whatever h0 is."""
# loses: test-rnn-forward-start
# says: the first step starts from zeros; it should start from h0.


def rnn_forward(x, h0, W, U, b):
    h_t = np.zeros_like(h0)
    states = []
    for t in range(x.shape[1]):
        h_t = rnn_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
