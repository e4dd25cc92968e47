"""Forgets h0."""
# loses: test-gru-forward-start
# says: the first step starts from zeros, not from h0.


def gru_forward(x, h0, W, U, b):
    states = []
    h_t = np.zeros_like(h0)
    for t in range(x.shape[1]):
        h_t = gru_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
