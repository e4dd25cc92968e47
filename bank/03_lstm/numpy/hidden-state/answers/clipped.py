"""Cuts off at -1 and 1."""
# loses: test-hidden-state-values
# says: c_t is cut off at -1 and 1; it is a tanh.


def hidden_state(o_t, c_t):
    return o_t * np.clip(c_t, -1, 1)
