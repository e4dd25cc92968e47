"""With tensordot."""
# loses: nothing


def output_gate(x_t, h_prev, W, U, b):
    z = np.tensordot(x_t, W, axes=(1, 0)) + np.tensordot(h_prev, U, axes=(1, 0))
    return sigmoid(z + b)
