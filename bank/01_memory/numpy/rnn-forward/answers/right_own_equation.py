"""Does not use rnn_step: multiplies all inputs first."""
# loses: nothing


def rnn_forward(x, h0, W, U, b):
    xW = x @ W + b
    states = np.empty_like(xW)
    for t in range(x.shape[1]):
        states[:, t] = np.tanh(xW[:, t] + (h0 if t == 0 else states[:, t - 1]) @ U)
    return states
