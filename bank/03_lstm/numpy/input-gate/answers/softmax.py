"""A softmax over the units."""
# loses: test-input-gate-values
# says: they compete


def input_gate(x_t, h_prev, W, U, b):
    e = np.exp(x_t @ W + h_prev @ U + b)
    return e / e.sum(axis=1, keepdims=True)
