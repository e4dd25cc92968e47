"""Refuses a length of 1."""
# loses: test-last-states-dtype, test-last-states-error, test-last-states-padding, test-last-states-values
# says: lengths may be 1.


def last_states(states, lengths):
    if np.min(lengths) <= 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    rows = np.arange(len(states))
    return states[rows, lengths - 1]
