"""The last step of the array, which is padding in short rows."""
# loses: test-last-states-padding, test-last-states-values
# says: the last step of the array is taken; in a short row that is padding.


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    return states[:, -1]
