"""Exponentials of log gates, shifted by the larger."""
# loses: nothing


def min_lstm_factors(x, W, b):
    z = x @ W + b
    H = W.shape[1] // 3
    log_f, log_i = -np.logaddexp(0, -z[..., :H]), -np.logaddexp(0, -z[..., H : 2 * H])
    largest = np.maximum(log_f, log_i)
    f, i = np.exp(log_f - largest), np.exp(log_i - largest)
    return f / (f + i), i / (f + i) * z[..., 2 * H :]
