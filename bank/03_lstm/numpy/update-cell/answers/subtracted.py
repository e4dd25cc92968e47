"""What is written is taken away."""
# loses: test-update-cell-values
# says: the candidate is subtracted; add it.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return f_t * c_prev - i_t * c_tilde
