def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    """Gradients of one step h_t = tanh(x_t W + h_prev U + b).

    dh: (B, H), the gradient of the loss with respect to h_t.
    x_t: (B, D). h_prev: (B, H). h_t: (B, H), what the step returned.
    W: (D, H). U: (H, H). All of one float dtype.
    Returns a tuple dx (B, D), dh_prev (B, H), dW (D, H), dU (H, H),
    db (H,), computed in the dtype of the inputs.
    """
    ### BEGIN SOLUTION
    dz = dh * (1 - h_t**2)
    dx = dz @ W.T
    dh_prev = dz @ U.T
    dW = x_t.T @ dz
    dU = h_prev.T @ dz
    db = dz.sum(axis=0)
    return dx, dh_prev, dW, dU, db
    ### END SOLUTION
