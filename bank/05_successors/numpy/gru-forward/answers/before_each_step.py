"""The state before each step."""
# loses: test-gru-forward-states, test-gru-forward-start
# says: the states stand one step too late: this is the state before each step.


def gru_forward(x, h0, W, U, b):
    states = []
    h_t = h0
    for t in range(x.shape[1]):
        states.append(h_t)
        h_t = gru_step(x[:, t], h_t, W, U, b)
    return np.stack(states, axis=1)
