"""The input gate on the old memory."""
# loses: test-update-cell-values
# says: the gates are swapped: f_t belongs to the old memory, i_t to the candidate.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return i_t * c_prev + f_t * c_tilde
