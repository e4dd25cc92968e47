"""Number by number."""
# loses: nothing


def update_cell(f_t, c_prev, i_t, c_tilde):
    c_t = np.empty_like(c_prev)
    for index in np.ndindex(c_prev.shape):
        c_t[index] = f_t[index] * c_prev[index] + i_t[index] * c_tilde[index]
    return c_t
