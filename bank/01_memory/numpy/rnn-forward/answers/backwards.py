"""Reads the sentence from its end."""
# loses: test-rnn-forward-states
# says: time runs backwards: the first state belongs to x[:, 0].


def rnn_forward(x, h0, W, U, b):
    h_t = h0
    states = []
    for t in reversed(range(x.shape[1])):
        h_t = rnn_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
