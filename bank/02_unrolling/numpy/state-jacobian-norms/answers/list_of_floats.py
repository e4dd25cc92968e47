"""Collects Python's floats, which become float64."""
# loses: test-state-jacobian-norms-dtype
# says: for float32 inputs; it should keep their dtype


def state_jacobian_norms(states, U):
    norms = []
    for example in states:
        J = np.eye(len(U), dtype=U.dtype)
        row = [1.0]
        for h_t in example[:0:-1]:
            J = (U * (1 - h_t**2)) @ J
            row.insert(0, float(np.linalg.norm(J, 2)))
        norms.append(row)
    return np.array(norms)
