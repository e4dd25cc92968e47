"""Counts the steps from the end, as if the padding stood in front."""
# loses: test-last-states-padding, test-last-states-values
# says: the steps are counted from the end of the row; count from its start.


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    rows = np.arange(len(states))
    return states[rows, -lengths]
