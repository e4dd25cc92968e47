"""A tanh around what every layer gives."""
# loses: test-stacked-forward-one, test-stacked-forward-states, test-stacked-forward-last
# says: there is a tanh around what each layer gives; the hidden states are squashed already.


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        states = np.tanh(states)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
