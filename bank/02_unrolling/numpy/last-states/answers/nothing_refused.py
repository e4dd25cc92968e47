"""A length of 0 reads the last step, in silence."""
# loses: test-last-states-error
# says: accepts a length of 0


def last_states(states, lengths):
    rows = np.arange(len(states))
    return states[rows, lengths - 1]
