"""A mask of ones and zeros: 0 times NaN is NaN."""
# loses: test-last-states-padding
# says: NaN in the padding reaches the answer


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    mask = np.arange(states.shape[1]) == lengths[:, None] - 1
    return (states * mask[:, :, None]).sum(axis=1)
