"""A small number in the denominator."""
# loses: test-min-lstm-factors-large
# says: this is 0, as if nothing were kept. Do not replace NaN, and add nothing to the denominator: the ratio of the gates is what matters.


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    f_t, i_t = sigmoid(z_f), sigmoid(z_i)
    return f_t / (f_t + i_t + np.float32(1e-8)), i_t / (f_t + i_t + np.float32(1e-8)) * h_tilde
