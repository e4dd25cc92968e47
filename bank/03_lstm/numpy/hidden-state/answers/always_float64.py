"""Fills an array of zeros."""
# loses: test-hidden-state-dtype
# says: gives float64


def hidden_state(o_t, c_t):
    h_t = np.zeros(c_t.shape)
    h_t[:] = o_t * np.tanh(c_t)
    return h_t
