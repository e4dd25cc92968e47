"""Counts on arrays."""
# loses: nothing


def count_parameters(input_size, units, kind):
    gates = {"rnn": 1, "lstm": 4}.get(kind)
    if gates is None:
        raise ValueError("rnn or lstm")
    widths = [input_size, *units]
    return sum(np.empty((n + H + 1, gates * H)).size for n, H in zip(widths[:-1], widths[1:]))
