"""One number for each example."""
# loses: test-forget-gate-values
# says: shape (2, 1); it should be (2, 5)


def forget_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + h_prev @ U + b).mean(axis=1, keepdims=True)
