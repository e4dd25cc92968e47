"""Drops what it should keep."""
# loses: test-update-cell-values
# says: multiplied by 1 - f_t


def update_cell(f_t, c_prev, i_t, c_tilde):
    return (1 - f_t) * c_prev + i_t * c_tilde
