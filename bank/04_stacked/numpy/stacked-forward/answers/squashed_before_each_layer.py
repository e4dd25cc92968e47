"""A tanh around what every layer reads."""
# loses: test-stacked-forward-one, test-stacked-forward-states, test-stacked-forward-last
# says: there is a tanh around what each layer reads; inputs and hidden states go up as they are.


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(np.tanh(states), start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
