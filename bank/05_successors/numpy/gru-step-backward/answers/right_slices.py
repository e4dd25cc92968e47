"""Slices and one array of sums."""
# loses: nothing


def gru_step_backward(dh, x_t, h_prev, W, U, b):
    H, after = len(U), b.ndim == 2
    gates, candidate = slice(0, 2 * H), slice(2 * H, 3 * H)
    read = x_t @ W + (b[0] if after else b)
    both = read[:, gates] + h_prev @ U[:, gates]
    if after:
        both = both + b[1, gates]
    both = sigmoid(both)
    z_t, r_t = both[:, :H], both[:, H:]
    scaled = h_prev @ U[:, candidate] + b[1, candidate] if after else h_prev
    seen = r_t * scaled if after else (r_t * scaled) @ U[:, candidate]
    h_tilde = np.tanh(read[:, candidate] + seen)

    sums = np.empty((len(dh), 3 * H), dh.dtype)
    sums[:, candidate] = (dh - dh * z_t) * (1 - h_tilde * h_tilde)
    at_product = sums[:, candidate] if after else sums[:, candidate] @ U[:, candidate].T
    sums[:, :H] = dh * (h_prev - h_tilde) * (z_t - z_t**2)
    sums[:, H : 2 * H] = at_product * scaled * (r_t - r_t**2)
    back = sums.copy()
    if after:
        back[:, candidate] *= r_t
    dh_prev = dh * z_t + sums[:, gates] @ U[:, gates].T
    dh_prev += back[:, candidate] @ U[:, candidate].T * (1 if after else r_t)
    dU = h_prev.T @ back
    if not after:
        dU[:, candidate] = (r_t * h_prev).T @ sums[:, candidate]
    db = np.stack([sums.sum(axis=0), back.sum(axis=0)]) if after else sums.sum(axis=0)
    return sums @ W.T, dh_prev, x_t.T @ sums, dU, db
