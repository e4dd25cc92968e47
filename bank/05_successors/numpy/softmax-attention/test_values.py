# Hidden test (3 points): softmax_attention is the weighted mean, for any B, Q, T, K and V and any mask.
def correct_softmax_attention(q, k, v, mask):
    """The answers, written another way: query by query, with what it may see and nothing else."""
    answers = np.zeros((*q.shape[:2], v.shape[2]), v.dtype)
    for b, i in np.ndindex(q.shape[:2]):
        seen = np.flatnonzero(mask[b, i])
        scores = np.array([np.sum(q[b, i] * k[b, j]) for j in seen]) / np.sqrt(q.shape[2])
        shares = 1 / np.exp(scores[None] - scores[:, None]).sum(axis=1)  # e^s_j over the sum of all
        answers[b, i] = sum(share * v[b, j] for share, j in zip(shares, seen))
    return answers


def random_mask(rng, B, Q, T):
    """A mask of a random kind: the lower triangle, lengths, or any."""
    kind = rng.integers(3)
    if kind == 0:
        return np.tile(np.tri(Q, T, dtype=bool), (B, 1, 1))
    if kind == 1:
        lengths = rng.integers(1, T + 1, size=(B, 1, 1))
        return np.tile(np.arange(T) < lengths, (1, Q, 1))
    mask = rng.uniform(size=(B, Q, T)) < 0.5
    mask[:, :, rng.integers(T)] = True
    return mask


def test_softmax_attention_values(rng):
    for B, Q, T, K, V in [
        (1, 1, 1, 1, 1),
        (1, 3, 5, 3, 2),
        (3, 4, 1, 2, 4),
        (2, 7, 6, 5, 3),
        (2, 5, 5, 3, 3),
    ] * 2:
        q, k, v = (rng.uniform(-2, 2, size=size) for size in [(B, Q, K), (B, T, K), (B, T, V)])
        mask = random_mask(rng, B, Q, T)
        right = correct_softmax_attention(q, k, v, mask)
        got = np.asarray(softmax_attention(q.copy(), k.copy(), v.copy(), mask.copy()))
        where = f"for B, Q, T, K, V = {B, Q, T, K, V}"
        assert got.shape == right.shape, f"softmax_attention: the answers have shape {got.shape} {where}."
        assert np.max(np.abs(got - right)) < 1e-5, f"softmax_attention: the answers are wrong {where}."


test_softmax_attention_values(fresh("test_softmax_attention_values"))
