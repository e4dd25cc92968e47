"""The gates as they are."""
# loses: test-min-lstm-factors-values, test-min-lstm-factors-large
# says: the gates are not divided by their sum.


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # log of i / f
    return sigmoid(z_f) + 0 * ratio, sigmoid(z_i) * h_tilde
