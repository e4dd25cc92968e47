"""Works time first, and swaps the axes at the end."""
# loses: nothing


def rnn_forward(x, h0, W, U, b):
    states = [h0]
    for x_t in x.transpose(1, 0, 2):
        states.append(rnn_step(x_t, states[-1], W, U, b))
    return np.asarray(states[1:]).transpose(1, 0, 2)
