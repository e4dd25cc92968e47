"""Sums cut at -60."""
# loses: test-min-lstm-factors-large
# says: this is a half, as if the gates were alike: the sums were clipped, and both at the same number.


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    f_t, i_t = np.exp(-np.logaddexp(0, -np.clip(z_f, -60, 60))), np.exp(-np.logaddexp(0, -np.clip(z_i, -60, 60)))
    return f_t / (f_t + i_t), i_t / (f_t + i_t) * h_tilde
