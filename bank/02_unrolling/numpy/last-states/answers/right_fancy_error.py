"""The lengths are checked one by one."""
# loses: nothing


def last_states(states, lengths):
    T = states.shape[1]
    if not all(1 <= length <= T for length in lengths):
        raise ValueError(f"a length is outside 1 to {T}")
    rows = np.arange(len(states))
    return states[rows, lengths - 1]
