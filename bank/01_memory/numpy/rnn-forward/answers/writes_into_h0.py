"""Uses h0 as its buffer."""
# loses: test-rnn-forward-dtype
# says: changes h0


def rnn_forward(x, h0, W, U, b):
    states = np.empty(x.shape[:2] + h0.shape[1:], h0.dtype)
    for t in range(x.shape[1]):
        h0[:] = rnn_step(x[:, t], h0, W, U, b)
        states[:, t] = h0
    return states
