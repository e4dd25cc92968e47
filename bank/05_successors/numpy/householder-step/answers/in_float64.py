"""A matrix of float64."""
# loses: test-householder-step-dtype
# says: gives float64


def householder_step(h, k, beta):
    unit = k / np.linalg.norm(k, axis=1, keepdims=True)
    matrices = np.eye(k.shape[1]) - beta[:, :, None] * unit[:, :, None] * unit[:, None]
    return np.einsum("bij,bj->bi", matrices, h)
