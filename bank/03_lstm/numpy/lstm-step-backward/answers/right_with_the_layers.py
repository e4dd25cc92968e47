"""Works the gates out with the functions of the first exercises."""
# loses: nothing


def lstm_step_backward(dh, dc, x_t, h_prev, c_prev, W, U, b):
    parts = [a for a in zip(np.split(W, 4, 1), np.split(U, 4, 1), np.split(b, 4))]
    i_t, f_t = input_gate(x_t, h_prev, *parts[0]), forget_gate(x_t, h_prev, *parts[1])
    g_t, o_t = candidate(x_t, h_prev, *parts[2]), output_gate(x_t, h_prev, *parts[3])
    h_t, c_t = lstm_step(x_t, h_prev, c_prev, W, U, b)
    dc = dc + dh * (o_t - h_t * np.tanh(c_t))
    dz = [dc * g_t * i_t * (1 - i_t), dc * c_prev * f_t * (1 - f_t), dc * i_t * (1 - g_t**2), dh * h_t * (1 - o_t)]
    dx = sum(d @ p[0].T for d, p in zip(dz, parts))
    dh_prev = sum(d @ p[1].T for d, p in zip(dz, parts))
    dW, dU, db = np.hstack([x_t.T @ d for d in dz]), np.hstack([h_prev.T @ d for d in dz]), np.hstack([d.sum(0) for d in dz])
    return dx, dh_prev, dc * f_t, dW, dU, db
