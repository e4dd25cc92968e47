"""Takes the second product away."""
# loses: test-forget-gate-values
# says: h_prev @ U is subtracted; add it.


def forget_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W - h_prev @ U + b)
