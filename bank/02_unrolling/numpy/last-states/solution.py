def last_states(states, lengths):
    """The state of each row at its own last step.

    states: (B, T, H), floats. Row b is real up to step lengths[b];
    after it stands padding, which may hold anything, NaN too.
    lengths: (B,), integers from 1 to T.
    Returns (B, H), of the dtype of states.
    Raises ValueError if a length is below 1 or above T.
    """
    ### BEGIN SOLUTION
    B, T, H = states.shape
    if np.min(lengths) < 1 or np.max(lengths) > T:
        raise ValueError(f"lengths are {lengths}; they should be from 1 to {T}")
    rows = np.arange(B)
    return states[rows, lengths - 1]
    ### END SOLUTION
