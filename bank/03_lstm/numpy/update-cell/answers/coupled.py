"""One gate for both, as in a GRU."""
# loses: test-update-cell-values
# says: the candidate is multiplied by 1 - f_t, as in a GRU; here it is i_t.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return f_t * c_prev + (1 - f_t) * c_tilde
