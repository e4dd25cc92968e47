"""Reads from the end."""
# loses: test-gru-forward-states
# says: the sequence is read from its end.


def gru_forward(x, h0, W, U, b):
    states = []
    h_t = h0
    for t in reversed(range(x.shape[1])):
        h_t = gru_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
