"""The first input at every step."""
# loses: test-gru-forward-states
# says: every step reads the first input.


def gru_forward(x, h0, W, U, b):
    states = []
    h_t = h0
    for t in range(x.shape[1]):
        h_t = gru_step(x[:, 0], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
