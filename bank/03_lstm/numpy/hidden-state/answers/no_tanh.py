"""The tanh is forgotten on the way out."""
# loses: test-hidden-state-values
# says: forgotten on the way out


def hidden_state(o_t, c_t):
    return o_t * c_t
