"""The tanh is forgotten on the way out."""
# loses: test-hidden-state-values
# says: the tanh is forgotten on the way out: h_t would grow with the memory.


def hidden_state(o_t, c_t):
    return o_t * c_t
