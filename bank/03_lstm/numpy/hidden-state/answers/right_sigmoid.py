"""tanh(c) = 2 sigmoid(2 c) - 1."""
# loses: nothing


def hidden_state(o_t, c_t):
    return o_t * (2 * sigmoid(2 * c_t) - 1)
