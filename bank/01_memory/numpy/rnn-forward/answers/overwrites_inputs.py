"""Saves an array: writes the sums over x where the sizes allow it."""
# loses: test-rnn-forward-dtype
# says: changes x, an argument


def rnn_forward(x, h0, W, U, b):
    h_t, states = h0, []
    for t in range(x.shape[1]):
        h_t = rnn_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
        x[:, t] = 0
    return np.stack(states, axis=1)
