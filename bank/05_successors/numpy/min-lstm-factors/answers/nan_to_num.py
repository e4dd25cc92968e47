"""Puts 0 for what is not a number."""
# loses: test-min-lstm-factors-large
# says: this is 0, as if nothing were kept. Do not replace NaN, and add nothing to the denominator: the ratio of the gates is what matters.


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    f_t, i_t = sigmoid(z_f), sigmoid(z_i)
    with np.errstate(all="ignore"):
        a, w = f_t / (f_t + i_t), i_t / (f_t + i_t) * h_tilde
    return np.nan_to_num(a), np.nan_to_num(w)
