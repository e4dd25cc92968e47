"""Multiplies by the tanh of a state, as the next exercise does."""
# loses: test-output-gate-values
# says: the gate is multiplied by tanh(h_prev) already; give the gate alone.


def output_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + h_prev @ U + b) * np.tanh(h_prev)
