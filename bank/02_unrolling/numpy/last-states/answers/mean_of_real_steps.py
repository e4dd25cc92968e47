"""The mean of the real states."""
# loses: test-last-states-padding, test-last-states-values
# says: this is the mean over the real steps; the state of the last one is asked for.


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    return np.stack([row[:n].mean(axis=0) for row, n in zip(states, lengths)])
