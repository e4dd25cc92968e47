"""The number of units is written into the code."""
# loses: test-rnn-step-values
# says: wrong for B, D, H = 3, 2, 5


def rnn_step(x_t, h_prev, W, U, b):
    h_t = np.zeros_like(h_prev)
    for unit in range(min(4, len(b))):
        h_t[:, unit] = np.tanh(x_t @ W[:, unit] + h_prev @ U[:, unit] + b[unit])
    return h_t
