"""A mask of booleans, as an index."""
# loses: nothing


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    return states[np.arange(states.shape[1]) == lengths[:, None] - 1]
