"""Every row at the last step of every row."""
# loses: test-last-states-padding, test-last-states-values
# says: array of shape (4, 4, 5)


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    return states[:, lengths - 1]
