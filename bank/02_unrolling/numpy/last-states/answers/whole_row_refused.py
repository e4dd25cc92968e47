"""Refuses a length of T."""
# loses: test-last-states-dtype, test-last-states-error, test-last-states-values
# says: lengths may be T.


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) >= states.shape[1]:
        raise ValueError("lengths")
    rows = np.arange(len(states))
    return states[rows, lengths - 1]
