"""Term by term, with dot."""
# loses: nothing


def input_gate(x_t, h_prev, W, U, b):
    z = x_t.dot(W)
    z = z + h_prev.dot(U)
    z = z + b[None, :]
    return sigmoid(z)
