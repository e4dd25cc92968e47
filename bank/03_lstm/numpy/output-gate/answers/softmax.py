"""A softmax over the units."""
# loses: test-output-gate-values
# says: this is a softmax over the units: they compete. Each unit's gate decides on its own.


def output_gate(x_t, h_prev, W, U, b):
    e = np.exp(x_t @ W + h_prev @ U + b)
    return e / e.sum(axis=1, keepdims=True)
