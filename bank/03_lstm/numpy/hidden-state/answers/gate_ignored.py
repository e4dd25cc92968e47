"""Shows everything."""
# loses: test-hidden-state-values
# says: output gate has no influence


def hidden_state(o_t, c_t):
    return np.tanh(c_t)
