"""Raises another error than asked."""
# loses: test-last-states-error
# says: raises AssertionError


def last_states(states, lengths):
    assert np.min(lengths) >= 1 and np.max(lengths) <= states.shape[1]
    rows = np.arange(len(states))
    return states[rows, lengths - 1]
