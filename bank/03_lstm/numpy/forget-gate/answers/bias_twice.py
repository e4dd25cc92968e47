"""A bias for each kernel."""
# loses: test-forget-gate-values
# says: the bias is counted twice, once for each kernel; there is one.


def forget_gate(x_t, h_prev, W, U, b):
    return sigmoid((x_t @ W + b) + (h_prev @ U + b))
