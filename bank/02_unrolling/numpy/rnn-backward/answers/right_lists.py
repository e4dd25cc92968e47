"""Collects what each step gives, and adds up at the end."""
# loses: nothing


def rnn_backward(dstates, x, h0, states, W, U):
    from functools import reduce

    steps, dh = [], np.zeros_like(h0)
    h_before = [h0] + list(states.swapaxes(0, 1)[:-1])
    for t in range(x.shape[1])[::-1]:
        step = rnn_step_backward(dh + dstates[:, t], x[:, t], h_before[t], states[:, t], W, U)
        dh = step[1]
        steps.insert(0, step)
    dx = np.stack([step[0] for step in steps], axis=1)
    dW, dU, db = (reduce(np.add, [step[k] for step in steps]) for k in (2, 3, 4))
    return dx, dh, dW, dU, db
