"""The candidate goes through a tanh again."""
# loses: test-update-cell-values
# says: c_tilde goes through a tanh; it is squashed already.


def update_cell(f_t, c_prev, i_t, c_tilde):
    return f_t * c_prev + i_t * np.tanh(c_tilde)
