"""The gates go through the sigmoid again."""
# loses: test-update-cell-values
# says: f_t and i_t go through the sigmoid again; they are gates already.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return sigmoid(f_t) * c_prev + sigmoid(i_t) * c_tilde
