"""The candidate through a tanh, as in an LSTM."""
# loses: test-min-lstm-factors-values, test-min-lstm-factors-large
# says: the candidate goes through a tanh; that of a minLSTM is the sum itself.


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # log of i / f
    return sigmoid(-ratio), sigmoid(ratio) * np.tanh(h_tilde)
