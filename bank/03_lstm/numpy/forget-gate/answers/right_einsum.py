"""With einsum."""
# loses: nothing


def forget_gate(x_t, h_prev, W, U, b):
    z = np.einsum("bd,dh->bh", x_t, W)
    z += np.einsum("bi,ij->bj", h_prev, U)
    return sigmoid(z + b)
