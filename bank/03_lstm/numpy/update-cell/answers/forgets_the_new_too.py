"""The forget gate is put around both."""
# loses: test-update-cell-values
# says: f_t multiplies what is written too; it belongs to the old memory only.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return f_t * (c_prev + i_t * c_tilde)
