"""Only the last state."""
# loses: test-gru-forward-states, test-gru-forward-start
# says: is an array of shape (2, 5)


def gru_forward(x, h0, W, U, b):
    states = []
    h_t = h0
    for t in range(x.shape[1]):
        h_t = gru_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return states[-1]
