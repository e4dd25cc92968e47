"""The bias is forgotten."""
# loses: test-input-gate-values
# says: the bias b is left out.


def input_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + h_prev @ U)
