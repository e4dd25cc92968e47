"""A large negative number in the place of minus infinity."""
# loses: nothing


def softmax_attention(q, k, v, mask):
    scores = np.einsum("bik,bjk->bij", q, k) / q.shape[-1] ** 0.5
    scores = np.where(mask, scores, np.array(-1e9, scores.dtype))
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.einsum("bij,bjv->biv", weights, v) / weights.sum(axis=-1, keepdims=True)
