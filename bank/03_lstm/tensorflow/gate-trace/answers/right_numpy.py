"""NumPy arrays all the way."""
# loses: nothing


def gate_trace(cell, x):
    x, (W, U, b) = np.asarray(x), cell.get_weights()
    B, T, H = x.shape[0], x.shape[1], len(U)
    trace = {key: np.zeros((B, T, H), x.dtype) for key in ("i", "f", "c_tilde", "o", "c", "h")}
    h = c = np.zeros((B, H), x.dtype)
    for t in range(T):
        z = (x[:, t] @ W + h @ U + b).reshape(B, 4, H)
        i, f, o = (1 / (1 + np.exp(-z[:, k])) for k in (0, 1, 3))
        c_tilde = np.tanh(z[:, 2])
        c = f * c + i * c_tilde
        h = o * np.tanh(c)
        for key, value in zip(trace, (i, f, c_tilde, o, c, h)):
            trace[key][:, t] = value
    return trace
