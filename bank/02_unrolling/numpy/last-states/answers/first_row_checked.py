"""Looks at one length only."""
# loses: test-last-states-error
# says: accepts a length of 0


def last_states(states, lengths):
    if not 1 <= lengths[0] <= states.shape[1]:
        raise ValueError("lengths")
    rows = np.arange(len(states))
    return states[rows, lengths - 1]
