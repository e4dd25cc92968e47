"""Adds the candidate whole."""
# loses: test-update-cell-values
# says: the candidate is added whole; multiply it by i_t.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return f_t * c_prev + c_tilde
