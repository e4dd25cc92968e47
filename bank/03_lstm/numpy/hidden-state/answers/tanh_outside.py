"""Gates first, squashes then."""
# loses: test-hidden-state-values
# says: the tanh is around the product; squash c_t first, then gate it.


def hidden_state(o_t, c_t):
    return np.tanh(o_t * c_t)
