"""Reads from the end, and turns the states round."""
# loses: test-gru-forward-states
# says: the sequence is read from its end, though the states are in the right order.


def gru_forward(x, h0, W, U, b):
    states = []
    h_t = h0
    for t in reversed(range(x.shape[1])):
        h_t = gru_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states[::-1], axis=1)
