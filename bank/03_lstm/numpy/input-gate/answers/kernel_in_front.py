"""The kernel stands before the input, as in a textbook with columns."""
# loses: test-input-gate-values, test-input-gate-dtype
# says: mind the order of the factors, x_t @ W and h_prev @ U.


def input_gate(x_t, h_prev, W, U, b):
    return sigmoid(W @ x_t + U @ h_prev + b)
