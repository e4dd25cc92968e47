"""The kernel stands before the input, as in a textbook with columns."""
# loses: test-output-gate-values, test-output-gate-dtype
# says: mind the order of the factors, x_t @ W and h_prev @ U.


def output_gate(x_t, h_prev, W, U, b):
    return sigmoid(W @ x_t + U @ h_prev + b)
