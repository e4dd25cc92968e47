"""1 minus a sigmoid, as if there were one gate for both."""
# loses: test-input-gate-values
# says: it decides on its own


def input_gate(x_t, h_prev, W, U, b):
    return 1 - sigmoid(x_t @ W + h_prev @ U + b)
