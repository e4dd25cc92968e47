"""Updates the memory of the caller."""
# loses: test-update-cell-dtype
# says: changes c_prev


def update_cell(f_t, c_prev, i_t, c_tilde):
    c_prev *= f_t
    c_prev += i_t * c_tilde
    return c_prev
