"""Subtracts 1 from the caller's lengths."""
# loses: test-last-states-dtype
# says: changes lengths, an argument


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    lengths -= 1
    rows = np.arange(len(states))
    return states[rows, lengths]
