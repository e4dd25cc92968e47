"""A loop over the rows."""
# loses: nothing


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    return np.stack([states[b, length - 1] for b, length in enumerate(lengths)])
