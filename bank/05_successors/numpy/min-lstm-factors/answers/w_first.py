"""Returns w, a."""
# loses: test-min-lstm-factors-values, test-min-lstm-factors-large
# says: this is w; a comes first.


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    log_ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # of i / f
    return sigmoid(log_ratio) * h_tilde, sigmoid(-log_ratio)
