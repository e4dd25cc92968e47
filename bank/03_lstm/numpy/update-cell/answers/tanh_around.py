"""Squashes the memory."""
# loses: test-update-cell-values
# says: there is a tanh around the memory; the cell state is not squashed.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return np.tanh(f_t * c_prev + i_t * c_tilde)
