"""Lists, summed at the end."""
# loses: nothing


def gru_backward(dstates, x, h0, states, W, U, b):
    before = np.concatenate([h0[:, None], states[:, :-1]], axis=1)
    dh, shares = np.zeros_like(h0), []
    for t in range(x.shape[1] - 1, -1, -1):
        share = gru_step_backward(dstates[:, t] + dh, x[:, t], before[:, t], W, U, b)
        dh = share[1]
        shares.append(share)
    dx = np.stack([share[0] for share in shares[::-1]], axis=1)
    return dx, dh, *(sum(share[k] for share in shares) for k in (2, 3, 4))
