"""Drops what it should keep."""
# loses: test-update-cell-values
# says: c_prev is multiplied by 1 - f_t; f_t says how much to keep.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return (1 - f_t) * c_prev + i_t * c_tilde
