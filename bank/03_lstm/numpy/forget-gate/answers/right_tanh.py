"""Does not use sigmoid: it is a tanh, shifted and scaled."""
# loses: nothing


def forget_gate(x_t, h_prev, W, U, b):
    z = x_t @ W + h_prev @ U + b
    return (np.tanh(z / 2) + 1) / 2
