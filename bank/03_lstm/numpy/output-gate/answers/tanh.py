"""The tanh of the hidden state, too early."""
# loses: test-output-gate-values
# says: belongs to c_t


def output_gate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U + b)
