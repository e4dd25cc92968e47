"""The tanh of the hidden state, too early."""
# loses: test-output-gate-values
# says: this is a tanh; the tanh on the way out belongs to c_t, in the next exercise. The gate is a sigmoid.


def output_gate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U + b)
