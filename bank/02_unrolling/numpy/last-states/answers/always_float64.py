"""np.zeros is float64."""
# loses: test-last-states-dtype
# says: for float32 inputs; it should keep their dtype


def last_states(states, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > states.shape[1]:
        raise ValueError("lengths")
    last = np.zeros((len(states), states.shape[2]))
    for b, length in enumerate(lengths):
        last[b] = states[b, length - 1]
    return last
