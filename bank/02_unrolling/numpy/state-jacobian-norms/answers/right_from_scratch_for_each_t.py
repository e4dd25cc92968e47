"""Every product anew, from the oldest step to the newest."""
# loses: nothing


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    norms = np.empty((B, T), dtype=states.dtype)
    for b in range(B):
        for t in range(T):
            nudges = np.identity(H, states.dtype)  # one a row, as examples are
            for h in states[b, t + 1 :]:
                nudges = (nudges @ U) * (1 - h * h)
            norms[b, t] = np.linalg.norm(nudges, ord=2)
    return norms
