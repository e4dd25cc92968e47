"""As a change of the memory."""
# loses: nothing


def update_cell(f_t, c_prev, i_t, c_tilde):
    forgotten = c_prev - f_t * c_prev
    return c_prev - forgotten + np.multiply(i_t, c_tilde)
