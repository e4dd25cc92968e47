"""Appends the same array at every step and writes over it: all states become the last one."""
# loses: test-rnn-forward-states
# says: all states are the last one: the same array is written over; make a new one each step.


def rnn_forward(x, h0, W, U, b):
    h_t = h0.copy()
    states = []
    for t in range(x.shape[1]):
        h_t[:] = rnn_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
