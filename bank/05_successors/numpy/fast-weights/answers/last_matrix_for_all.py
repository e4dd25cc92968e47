"""All queries read the last matrix."""
# loses: test-fast-weights-answers, test-fast-weights-parts
# says: all queries read the matrix after the last step; query t reads the one after step t.


def fast_weights(q, k, v, S):
    S = S + k.swapaxes(1, 2) @ v
    return q @ S, S
