"""The number of steps is written into the code."""
# loses: test-rnn-forward-states, test-rnn-forward-start, test-rnn-forward-dtype
# says: Time is axis 1 of x


def rnn_forward(x, h0, W, U, b):
    h_t, states = h0, []
    for t in range(5):
        h_t = rnn_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
