"""take_along_axis keeps the axis of time."""
# loses: test-last-states-padding, test-last-states-values
# says: array of shape (4, 1, 5)


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    return np.take_along_axis(states, (lengths - 1)[:, None, None], axis=1)
