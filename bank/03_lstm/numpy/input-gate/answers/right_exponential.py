"""Typed out, for sums of ordinary size."""
# loses: nothing


def input_gate(x_t, h_prev, W, U, b):
    return 1 / (1 + np.exp(-(x_t @ W + h_prev @ U + b)))
