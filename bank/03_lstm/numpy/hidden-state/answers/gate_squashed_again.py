"""Takes o_t for a sum that is not squashed yet."""
# loses: test-hidden-state-values
# says: o_t goes through the sigmoid again; it is a gate already.


def hidden_state(o_t, c_t):
    return sigmoid(o_t) * np.tanh(c_t)
