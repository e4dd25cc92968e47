"""Matrix products, which fit only where B = H."""
# loses: test-update-cell-values
# says: these are matrix products; a gate multiplies entry by entry.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return f_t @ c_prev + i_t @ c_tilde
