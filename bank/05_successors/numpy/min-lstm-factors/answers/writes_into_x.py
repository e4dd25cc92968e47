"""Centres x in place."""
# loses: test-min-lstm-factors-values, test-min-lstm-factors-dtype
# says: changes x, an argument


def min_lstm_factors(x, W, b):
    x -= x.mean()
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # log of i / f
    return sigmoid(-ratio), sigmoid(ratio) * h_tilde
