"""Divides by the forget gate, and takes the ratio itself, which may be infinite."""
# loses: test-min-lstm-factors-large
# says: Is infinity divided by infinity


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    log_ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # of i / f
    ratio = np.exp(log_ratio)
    return 1 / (1 + ratio), ratio / (1 + ratio) * h_tilde
