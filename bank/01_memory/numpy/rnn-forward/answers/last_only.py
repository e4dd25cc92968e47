"""Returns only the last state."""
# loses: test-rnn-forward-states
# says: is an array of shape (2, 4)


def rnn_forward(x, h0, W, U, b):
    h_t = h0
    for t in range(x.shape[1]):
        h_t = rnn_step(x[:, t], h_t, W, U, b)
    return h_t
