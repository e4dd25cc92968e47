"""Reshapes (T, B, H) into (B, T, H) instead of swapping the axes."""
# loses: test-rnn-forward-states
# says: batch and time are mixed up; x[:, t] is step t of all examples. reshape does not swap axes.


def rnn_forward(x, h0, W, U, b):
    h_t = h0
    states = []
    for t in range(x.shape[1]):
        h_t = rnn_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.array(states).reshape(x.shape[0], x.shape[1], -1)
