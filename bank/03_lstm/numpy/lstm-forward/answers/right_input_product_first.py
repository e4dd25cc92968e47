"""Without lstm_step: the products of all inputs before the loop."""
# loses: nothing


def lstm_forward(x, h0, c0, W, U, b):
    H = len(U)
    z_x = x @ W + b
    h, c = h0, c0
    states, cells = [], []
    for z in z_x.swapaxes(0, 1):
        z = z + h @ U
        i_t, f_t, o_t = ((1 + np.tanh(z[:, k * H : (k + 1) * H] / 2)) / 2 for k in (0, 1, 3))
        c = f_t * c + i_t * np.tanh(z[:, 2 * H : 3 * H])
        h = o_t * np.tanh(c)
        states.append(h)
        cells.append(c)
    return np.array(states).swapaxes(0, 1), np.array(cells).swapaxes(0, 1)
