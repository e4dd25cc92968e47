"""The longest row's last step for all."""
# loses: test-last-states-padding, test-last-states-values
# says: the longest row decides for all; each row has a length of its own.


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    return states[:, lengths.max() - 1]
