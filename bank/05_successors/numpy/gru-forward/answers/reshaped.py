"""Batch and time are mixed up by a reshape."""
# loses: test-gru-forward-states
# says: batch and time are mixed up: reshape cuts anew and swaps no axes; stack along axis 1.


def gru_forward(x, h0, W, U, b):
    states = []
    h_t = h0
    for t in range(x.shape[1]):
        h_t = gru_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.array(states).reshape(len(x), -1, h0.shape[1])
