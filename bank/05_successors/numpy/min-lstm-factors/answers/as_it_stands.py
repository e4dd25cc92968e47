"""The equations as they stand."""
# loses: test-min-lstm-factors-large
# says: gives NaN or infinity where both gates are 0 as a float


def min_lstm_factors(x, W, b):
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    f_t, i_t = sigmoid(z_f), sigmoid(z_i)
    return f_t / (f_t + i_t), i_t / (f_t + i_t) * h_tilde
