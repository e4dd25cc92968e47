def gru_backward(dstates, x, h0, states, W, U, b):
    """Backpropagation through time for a GRU, packed as in gru_step.

    dstates: (B, T, H), the gradient of the loss with respect to each
    state as the loss reads it, later steps left out.
    x: (B, T, D). h0: (B, H). states: (B, T, H), from gru_forward.
    W: (D, 3H). U: (H, 3H). b: (3H,) or (2, 3H). T >= 1. All of one
    float dtype.
    Returns a tuple dx (B, T, D), dh0 (B, H), dW (D, 3H), dU (H, 3H),
    db of the shape of b, computed in that dtype.
    """
    ### BEGIN SOLUTION
    dx = np.zeros_like(x)
    dh = np.zeros_like(h0)  # nothing comes back from after the last step
    dW, dU, db = 0, 0, 0
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        grads = gru_step_backward(dstates[:, t] + dh, x[:, t], h_prev, W, U, b)
        dx[:, t], dh, dW_t, dU_t, db_t = grads
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, dh, dW, dU, db
    ### END SOLUTION
