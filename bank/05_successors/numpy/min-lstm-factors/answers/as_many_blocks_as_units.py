"""Splits by H."""
# loses: test-min-lstm-factors-values, test-min-lstm-factors-dtype
# says: H and the number of blocks are mixed up


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + b, len(b) // 3, axis=-1)
    ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # log of i / f
    return sigmoid(-ratio), sigmoid(ratio) * h_tilde
