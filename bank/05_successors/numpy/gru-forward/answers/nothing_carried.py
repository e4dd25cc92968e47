"""Every step starts from h0."""
# loses: test-gru-forward-states
# says: every step starts from h0: hand the new state on.


def gru_forward(x, h0, W, U, b):
    states = []
    h_t = h0
    for t in range(x.shape[1]):
        states.append(gru_step(x[:, t], h0, W, U, b))
    return np.stack(states, axis=1)
