"""Cuts wrong lengths to the nearest right one."""
# loses: test-last-states-error
# says: accepts a length of 0


def last_states(states, lengths):
    rows = np.arange(len(states))
    return states[rows, np.clip(lengths, 1, states.shape[1]) - 1]
