"""NumPy's IndexError for a length above T."""
# loses: test-last-states-error
# says: raises IndexError for a length of 7


def last_states(states, lengths):
    if np.min(lengths) < 1:
        raise ValueError("lengths")
    rows = np.arange(len(states))
    return states[rows, lengths - 1]
