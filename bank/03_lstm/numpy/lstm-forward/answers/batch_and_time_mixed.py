"""Reshapes (T, B, H) into (B, T, H) instead of swapping the axes."""
# loses: test-lstm-forward-states, test-lstm-forward-cells
# says: batch and time are mixed up; x[:, t] is step t of all examples. reshape does not swap axes.


def lstm_forward(x, h0, c0, W, U, b):
    states, cells = [], []
    h_t, c_t = h0, c0
    for t in range(x.shape[1]):
        h_t, c_t = lstm_step(x[:, t], h_t, c_t, W, U, b)
        states.append(h_t)
        cells.append(c_t)
    return np.array(states).reshape(len(x), -1, len(U)), np.array(cells).reshape(len(x), -1, len(U))
