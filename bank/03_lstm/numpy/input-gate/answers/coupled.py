"""1 minus a sigmoid, as if there were one gate for both."""
# loses: test-input-gate-values
# says: this is 1 minus a sigmoid, as if the input gate were the rest of the forget gate; it decides on its own.


def input_gate(x_t, h_prev, W, U, b):
    return 1 - sigmoid(x_t @ W + h_prev @ U + b)
