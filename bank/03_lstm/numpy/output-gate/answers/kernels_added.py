"""Two biases, as other frameworks have, both the same array."""
# loses: test-output-gate-values
# says: the bias is counted twice, once for each kernel; there is one.


def output_gate(x_t, h_prev, W, U, b):
    return sigmoid((x_t @ W + b) + (h_prev @ U + b))
