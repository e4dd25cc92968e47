"""Adds the gate."""
# loses: test-hidden-state-values
# says: the gate is added; it should multiply.


def hidden_state(o_t, c_t):
    return o_t + np.tanh(c_t)
