"""Forgets that steps start at 0."""
# loses: test-last-states-dtype, test-last-states-error, test-last-states-padding, test-last-states-values
# says: each row is read one step too late; a row of 3 steps ends at index 2.


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    rows = np.arange(len(states))
    return states[rows, lengths]
