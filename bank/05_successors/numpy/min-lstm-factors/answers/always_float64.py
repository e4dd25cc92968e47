"""Adds zeros of float64."""
# loses: test-min-lstm-factors-dtype
# says: gives float64


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(np.zeros(1) + x @ W + b, 3, axis=-1)
    ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # log of i / f
    return sigmoid(-ratio), sigmoid(ratio) * h_tilde
