"""Puts the inputs in front of the caller's list."""
# loses: test-count-parameters-one
# says: changes units, its argument


def count_parameters(input_size, units, kind):
    blocks = {"rnn": 1, "lstm": 4}
    if kind not in blocks:
        raise ValueError(f"unknown kind {kind!r}")
    units.insert(0, input_size)
    return sum(blocks[kind] * H * (below + H + 1) for below, H in zip(units, units[1:]))
