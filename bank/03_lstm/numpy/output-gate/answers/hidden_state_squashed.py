"""Squashes the state that it reads."""
# loses: test-output-gate-values
# says: h_prev goes through a tanh before U; it is a hidden state, squashed already.


def output_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + np.tanh(h_prev) @ U + b)
