"""All matrices at once."""
# loses: nothing


def fast_weights(q, k, v, S):
    all_of_them = S[:, None] + np.cumsum(k[..., None] * v[:, :, None], axis=1)
    return (q[:, :, None] @ all_of_them)[:, :, 0], all_of_them[:, -1]
