"""Writes the share, and no candidate."""
# loses: test-min-lstm-factors-values, test-min-lstm-factors-large
# says: this is the share 1 - a alone; what is written is that share of the candidate.


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    log_ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # of i / f
    return sigmoid(-log_ratio), sigmoid(log_ratio)
