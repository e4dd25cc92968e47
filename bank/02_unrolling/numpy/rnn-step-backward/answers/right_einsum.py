"""With einsum, and the slope as (1 - h)(1 + h)."""
# loses: nothing


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t) * (1 + h_t)
    dx = np.einsum("bh,dh->bd", dz, W)
    dh_prev = np.einsum("bj,ij->bi", dz, U)
    return dx, dh_prev, np.einsum("bd,bh->dh", x_t, dz), np.einsum("bi,bj->ij", h_prev, dz), np.einsum("bh->h", dz)
