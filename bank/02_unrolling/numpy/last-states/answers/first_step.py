"""The first step."""
# loses: test-last-states-padding, test-last-states-values
# says: the first step of each row is taken; the last real one is asked for.


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    return states[:, 0]
