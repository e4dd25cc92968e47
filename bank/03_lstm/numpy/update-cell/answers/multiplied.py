"""The product of both parts."""
# loses: test-update-cell-values
# says: the two parts are multiplied; add them.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return (f_t * c_prev) * (i_t * c_tilde)
