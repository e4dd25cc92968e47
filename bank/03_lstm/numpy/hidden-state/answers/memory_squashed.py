"""Squashes the memory itself."""
# loses: test-hidden-state-dtype
# says: changes c_t


def hidden_state(o_t, c_t):
    np.tanh(c_t, out=c_t)
    return o_t * c_t
