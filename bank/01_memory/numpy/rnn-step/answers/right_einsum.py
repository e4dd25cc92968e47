"""With einsum."""
# loses: nothing


def rnn_step(x_t, h_prev, W, U, b):
    z = np.einsum("bd,dh->bh", x_t, W) + np.einsum("bj,jh->bh", h_prev, U)
    return np.tanh(z + b)
