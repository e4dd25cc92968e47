"""The cell of 1997: only added to."""
# loses: test-update-cell-values
# says: nothing is ever forgotten: c_prev is not multiplied by f_t. (So it was in 1997.)


def update_cell(f_t, c_prev, i_t, c_tilde):
    return c_prev + i_t * c_tilde
