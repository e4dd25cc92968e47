"""Every step starts from h0 again."""
# loses: test-rnn-forward-states
# says: every step starts from h0; hand the state of one step to the next.


def rnn_forward(x, h0, W, U, b):
    return np.stack([rnn_step(x[:, t], h0, W, U, b) for t in range(x.shape[1])], axis=1)
