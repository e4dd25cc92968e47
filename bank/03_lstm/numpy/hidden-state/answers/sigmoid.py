"""Squashes with a sigmoid."""
# loses: test-hidden-state-values
# says: c_t goes through a sigmoid; it is a tanh, so that h_t can be negative.


def hidden_state(o_t, c_t):
    return o_t * sigmoid(c_t)
