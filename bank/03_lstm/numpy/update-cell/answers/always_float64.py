"""Fills an array of zeros."""
# loses: test-update-cell-dtype
# says: gives float64


def update_cell(f_t, c_prev, i_t, c_tilde):
    c_t = np.zeros(c_prev.shape)
    c_t += f_t * c_prev
    c_t += i_t * c_tilde
    return c_t
