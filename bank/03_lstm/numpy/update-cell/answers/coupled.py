"""One gate for both, as in a GRU."""
# loses: test-update-cell-values
# says: as in a GRU


def update_cell(f_t, c_prev, i_t, c_tilde):
    return f_t * c_prev + (1 - f_t) * c_tilde
