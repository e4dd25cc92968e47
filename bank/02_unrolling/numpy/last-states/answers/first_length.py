"""The first row's length for all."""
# loses: test-last-states-padding, test-last-states-values
# says: the length of the first row is used for all rows.


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    return states[:, lengths[0] - 1]
