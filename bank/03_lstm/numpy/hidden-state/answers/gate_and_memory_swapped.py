"""Squashes the gate, not the memory."""
# loses: test-hidden-state-values
# says: the tanh is around o_t; it belongs around c_t.


def hidden_state(o_t, c_t):
    return np.tanh(o_t) * c_t
