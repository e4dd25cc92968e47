def lstm_backward(dstates, x, h0, c0, states, cells, W, U, b):
    """Backpropagation through time for an LSTM, packed as in lstm_step.

    dstates: (B, T, H), the gradient of the loss with respect to each
    hidden state as the loss reads it, later steps left out.
    x: (B, T, D). h0, c0: (B, H). states, cells: (B, T, H), from
    lstm_forward. W: (D, 4H). U: (H, 4H). b: (4H,). T >= 1. All of one
    float dtype.
    Returns a tuple dx (B, T, D), dh0 (B, H), dc0 (B, H), dW (D, 4H),
    dU (H, 4H), db (4H,), computed in that dtype.
    """
    ### BEGIN SOLUTION
    dx = np.zeros_like(x)
    dh = dc = np.zeros_like(h0)  # nothing comes back from after the last step
    dW, dU, db = 0, 0, 0
    for t in reversed(range(x.shape[1])):
        h_prev, c_prev = (states[:, t - 1], cells[:, t - 1]) if t > 0 else (h0, c0)
        grads = lstm_step_backward(dstates[:, t] + dh, dc, x[:, t], h_prev, c_prev, W, U, b)
        dx[:, t], dh, dc, dW_t, dU_t, db_t = grads
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, dh, dc, dW, dU, db
    ### END SOLUTION
