"""Divides the gradients of the weights by the number of examples."""
# loses: test-rnn-step-backward-weights
# says: the examples are averaged; their shares add up. (If the loss is a mean, dh knows it already.)


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    return dz @ W.T, dz @ U.T, x_t.T @ dz / len(dz), h_prev.T @ dz / len(dz), dz.mean(axis=0)
