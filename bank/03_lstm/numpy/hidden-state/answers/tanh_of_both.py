"""Squashes both."""
# loses: test-hidden-state-values
# says: o_t goes through a tanh; it is a gate already.


def hidden_state(o_t, c_t):
    return np.tanh(o_t) * np.tanh(c_t)
