"""1 minus the gate."""
# loses: test-hidden-state-values
# says: c_t is multiplied by 1 - o_t; o_t says how much to show.


def hidden_state(o_t, c_t):
    return (1 - o_t) * np.tanh(c_t)
