"""No bias."""
# loses: test-min-lstm-factors-values, test-min-lstm-factors-large
# says: the bias is left out.


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + 0 * b, 3, axis=-1)
    ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # log of i / f
    return sigmoid(-ratio), sigmoid(ratio) * h_tilde
