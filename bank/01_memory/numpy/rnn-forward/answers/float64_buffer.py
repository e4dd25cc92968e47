"""Fills an array of zeros, which is float64."""
# loses: test-rnn-forward-dtype
# says: for float32 inputs; it should keep their dtype


def rnn_forward(x, h0, W, U, b):
    states = np.zeros(x.shape[:2] + h0.shape[1:])
    h_t = h0
    for t in range(x.shape[1]):
        h_t = states[:, t] = rnn_step(x[:, t], h_t, W, U, b)
    return states
