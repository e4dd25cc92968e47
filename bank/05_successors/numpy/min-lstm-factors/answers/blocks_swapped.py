"""i, f, h, as in an LSTM."""
# loses: test-min-lstm-factors-values, test-min-lstm-factors-large
# says: keeping and writing are swapped: the blocks are packed f, i, h, and a is the share of f.


def min_lstm_factors(x, W, b):
    z_i, z_f, h_tilde = np.split(x @ W + b, 3, axis=-1)
    ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # log of i / f
    return sigmoid(-ratio), sigmoid(ratio) * h_tilde
