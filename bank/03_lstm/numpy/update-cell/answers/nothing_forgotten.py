"""The cell of 1997: only added to."""
# loses: test-update-cell-values
# says: So it was in 1997


def update_cell(f_t, c_prev, i_t, c_tilde):
    return c_prev + i_t * c_tilde
