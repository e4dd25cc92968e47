"""Does not use rnn_step_backward: only dz is worked out step by step."""
# loses: nothing


def rnn_backward(dstates, x, h0, states, W, U):
    slope, dz = 1 - states**2, np.empty_like(states)
    dh = np.zeros_like(h0)
    for t in range(states.shape[1] - 1, -1, -1):
        dz[:, t] = slope[:, t] * (dstates[:, t] + dh)
        dh = dz[:, t] @ U.T
    before = np.concatenate([h0[:, None], states[:, :-1]], axis=1)
    dW = np.tensordot(x, dz, axes=([0, 1], [0, 1]))
    dU = np.tensordot(before, dz, axes=([0, 1], [0, 1]))
    return dz @ W.T, dh, dW, dU, dz.sum(axis=(0, 1))
