"""A matrix product, which fits only where B = H."""
# loses: test-hidden-state-values
# says: this is a matrix product; a gate multiplies entry by entry.


def hidden_state(o_t, c_t):
    return o_t @ np.tanh(c_t)
