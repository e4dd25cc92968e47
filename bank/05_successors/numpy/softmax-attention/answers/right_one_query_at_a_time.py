"""Query by query."""
# loses: nothing


def softmax_attention(q, k, v, mask):
    y = np.empty((*q.shape[:2], v.shape[2]), v.dtype)
    for b in range(len(q)):
        for i in range(q.shape[1]):
            seen = mask[b, i]
            scores = k[b, seen] @ q[b, i] / q.shape[2] ** 0.5
            weights = np.exp(scores - scores.max())
            y[b, i] = weights @ v[b, seen] / weights.sum()
    return y
