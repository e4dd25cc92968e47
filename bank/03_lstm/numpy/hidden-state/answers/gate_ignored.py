"""Shows everything."""
# loses: test-hidden-state-values
# says: the output gate has no influence; multiply by o_t.


def hidden_state(o_t, c_t):
    return np.tanh(c_t)
