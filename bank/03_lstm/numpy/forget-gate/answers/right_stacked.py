"""One product with the stacked weights."""
# loses: nothing


def forget_gate(x_t, h_prev, W, U, b):
    both = np.concatenate([x_t, h_prev], axis=1)
    return sigmoid(both @ np.concatenate([W, U]) + b)
