"""Carries the state in h0."""
# loses: test-gru-forward-dtype
# says: changes h0, an argument


def gru_forward(x, h0, W, U, b):
    states = []
    h_t = h0
    for t in range(x.shape[1]):
        h_t[:] = gru_step(x[:, t], h_t, W, U, b)
        states.append(h_t.copy())
    return np.stack(states, axis=1)
