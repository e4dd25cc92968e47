"""Knows the kinds in capital letters only."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: in small letters


def count_parameters(input_size, units, kind):
    blocks = {"RNN": 1, "LSTM": 4}
    if kind not in blocks:
        raise ValueError(kind)
    total, n = 0, input_size
    for H in units:
        total += blocks[kind] * H * (n + H + 1)
        n = H
    return total
