"""Adds what a layer reads to what it gives, where the widths allow it."""
# loses: test-stacked-forward-states, test-stacked-forward-last
# says: what a layer reads is added to what it gives: a residual connection. The exercise asks for a plain stack.


def stacked_forward(x, layers):
    below, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(below, start, start, W, U, b)
        states = states + below if last and states.shape == below.shape else states
        below = states
        last.append((states[:, -1], cells[:, -1]))
    return states, last
