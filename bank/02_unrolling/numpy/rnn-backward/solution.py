def rnn_backward(dstates, x, h0, states, W, U):
    """Backpropagation through time for a plain recurrent network
    (Werbos 1990, doi:10.1109/5.58337).

    dstates: (B, T, H), the gradient of the loss with respect to each
    state as the loss reads it, later steps left out.
    x: (B, T, D). h0: (B, H). states: (B, T, H), h_1 ... h_T from
    rnn_forward. W: (D, H). U: (H, H). T >= 1. All of one float dtype.
    Returns a tuple dx (B, T, D), dh0 (B, H), dW (D, H), dU (H, H),
    db (H,), computed in the dtype of the inputs.
    """
    ### BEGIN SOLUTION
    dx = np.zeros_like(x)
    dh, dW, dU, db = 0, 0, 0, 0  # nothing comes back from after the last step
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        dx[:, t], dh, dW_t, dU_t, db_t = rnn_step_backward(
            dstates[:, t] + dh, x[:, t], h_prev, states[:, t], W, U
        )
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, dh, dW, dU, db
    ### END SOLUTION
