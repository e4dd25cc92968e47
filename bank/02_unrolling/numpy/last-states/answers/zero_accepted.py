"""Looks at lengths below 0 only."""
# loses: test-last-states-error
# says: accepts a length of 0


def last_states(states, lengths):
    if np.min(lengths) < 0 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    rows = np.arange(len(states))
    return states[rows, lengths - 1]
