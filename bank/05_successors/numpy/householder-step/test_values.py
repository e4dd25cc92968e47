# Hidden test (3 points): householder_step multiplies each state by its own matrix, for any B and n.
def correct_householder(h, k, beta):
    """The matrices themselves, (B, n, n), times the states."""
    unit = k / np.linalg.norm(k, axis=1, keepdims=True)
    matrices = np.eye(k.shape[1]) - beta[:, :, None] * unit[:, :, None] * unit[:, None, :]
    return np.einsum("bij,bj->bi", matrices, h)


def householder_arguments(rng, B, n):
    """Random arguments of householder_step, by name. The rows of k have different lengths, none of them near 0."""
    k = rng.uniform(0.5, 2, size=(B, n)) * rng.choice([-1, 1], size=(B, n))
    return {"h": rng.uniform(-2, 2, size=(B, n)), "k": k, "beta": rng.uniform(0, 2, size=(B, 1))}


def test_householder_step_values(rng):
    for B, n in [(1, 1), (1, 4), (3, 2), (2, 2), (5, 3)]:
        given = householder_arguments(rng, B, n)
        got = np.asarray(householder_step(*[a.copy() for a in given.values()]))
        right = correct_householder(**given)
        assert got.shape == right.shape, f"householder_step: states of shape {got.shape} for h of {(B, n)}."
        assert np.max(np.abs(got - right)) < 1e-5, (
            f"householder_step: the states are wrong for B, n = {(B, n)}."
        )


test_householder_step_values(fresh("test_householder_step_values"))
