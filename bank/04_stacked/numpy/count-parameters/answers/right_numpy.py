"""With NumPy, which gives a NumPy integer."""
# loses: nothing


def count_parameters(input_size, units, kind):
    if kind == "rnn":
        blocks = 1
    elif kind == "lstm":
        blocks = 4
    else:
        raise ValueError("kind")
    H = np.array(units)
    n = np.concatenate([[input_size], H[:-1]])
    return blocks * (H @ (n + H + 1))
