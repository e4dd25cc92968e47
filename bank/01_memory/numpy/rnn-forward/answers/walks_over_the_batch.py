"""for x_t in x walks over the batch."""
# loses: test-rnn-forward-dtype, test-rnn-forward-start, test-rnn-forward-states
# says: Time is axis 1 of x


def rnn_forward(x, h0, W, U, b):
    h_t, states = h0, []
    for x_t in x:
        h_t = rnn_step(x_t, h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
