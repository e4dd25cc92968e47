"""Adds into arrays of its own."""
# loses: nothing


def gru_backward(dstates, x, h0, states, W, U, b):
    dx, dW, dU, db = (np.zeros_like(a) for a in (x, W, U, b))
    dh = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t else h0
        dx[:, t], dh, *more = gru_step_backward(dstates[:, t] + dh, x[:, t], h_prev, W, U, b)
        for total, share in zip((dW, dU, db), more):
            total += share
    return dx, dh, dW, dU, db
