"""One array for all states."""
# loses: test-gru-forward-states
# says: all states are the last one: the list holds one array several times.


def gru_forward(x, h0, W, U, b):
    states = []
    h_t = h0.copy()
    for t in range(x.shape[1]):
        h_t[:] = gru_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
