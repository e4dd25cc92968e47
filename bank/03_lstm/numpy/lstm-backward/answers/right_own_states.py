"""Does not look at states and cells: runs forward again."""
# loses: nothing


def lstm_backward(dstates, x, h0, c0, states, cells, W, U, b):
    h, c, before = h0, c0, []
    for t in range(x.shape[1]):
        before.append((h, c))
        h, c = lstm_step(x[:, t], h, c, W, U, b)
    back = [np.zeros_like(h0), np.zeros_like(c0)]
    steps = []
    for t in range(x.shape[1])[::-1]:
        dx_t, back[0], back[1], *weights = lstm_step_backward(dstates[:, t] + back[0], back[1], x[:, t], *before[t], W, U, b)
        steps.append((dx_t, *weights))
    dx = np.stack([s[0] for s in steps[::-1]], axis=1)
    return [dx, *back] + [np.sum([s[k] for s in steps], axis=0) for k in (1, 2, 3)]
