"""Returns h_0 ... h_{T-1}."""
# loses: test-rnn-forward-states, test-rnn-forward-start
# says: the states are one step late: h0 is not part of the answer, h_T is.


def rnn_forward(x, h0, W, U, b):
    h_t = h0
    states = []
    for t in range(x.shape[1]):
        states.append(h_t)
        h_t = rnn_step(x[:, t], h_t, W, U, b)
    return np.stack(states, axis=1)
