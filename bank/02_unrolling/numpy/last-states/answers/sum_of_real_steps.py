"""The sum of the real states: the mask has too many ones."""
# loses: test-last-states-padding, test-last-states-values
# says: all real steps are added up; the last one alone is asked for.


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    return np.stack([row[:n].sum(axis=0) for row, n in zip(states, lengths)])
