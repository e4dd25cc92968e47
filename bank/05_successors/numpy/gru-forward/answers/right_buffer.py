"""An array of the right dtype."""
# loses: nothing


def gru_forward(x, h0, W, U, b):
    states = np.empty((*x.shape[:2], len(U)), x.dtype)
    for t in range(x.shape[1]):
        states[:, t] = gru_step(x[:, t], states[:, t - 1] if t else h0, W, U, b)
    return states
