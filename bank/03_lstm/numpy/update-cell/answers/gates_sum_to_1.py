"""Divides by the sum of the gates."""
# loses: test-update-cell-values
# says: the gates are divided by their sum; each decides on its own.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return (f_t * c_prev + i_t * c_tilde) / (f_t + i_t)
