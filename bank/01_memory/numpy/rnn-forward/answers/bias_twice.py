"""Adds the bias in the loop, and hands it to the step as well."""
# loses: test-rnn-forward-states, test-rnn-forward-start
# says: the bias is added twice.


def rnn_forward(x, h0, W, U, b):
    h_t, states = h0, []
    for t in range(x.shape[1]):
        h_t = np.tanh(x[:, t] @ W + b + h_t @ U + b)
        states.append(h_t)
    return np.stack(states, axis=1)
