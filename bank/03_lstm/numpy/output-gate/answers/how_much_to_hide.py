"""1 minus the gate."""
# loses: test-output-gate-values
# says: this is 1 - o_t; the gate says how much to show.


def output_gate(x_t, h_prev, W, U, b):
    return 1 - sigmoid(x_t @ W + h_prev @ U + b)
