"""The candidate first."""
# loses: test-min-lstm-factors-values, test-min-lstm-factors-large
# says: the blocks are read as h, f, i; here they are packed f, i, h.


def min_lstm_factors(x, W, b):
    h_tilde, z_f, z_i = np.split(x @ W + b, 3, axis=-1)
    ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # log of i / f
    return sigmoid(-ratio), sigmoid(ratio) * h_tilde
