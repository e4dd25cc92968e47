"""The mean of the two parts."""
# loses: test-update-cell-values
# says: this is half of the sum; take the whole.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return (f_t * c_prev + i_t * c_tilde) / 2
