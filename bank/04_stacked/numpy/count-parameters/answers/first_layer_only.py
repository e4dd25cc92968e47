"""Only the first layer."""
# loses: test-count-parameters-stack
# says: only the lowest layer is counted.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units[:1]:
        total += blocks * H * (n + H + 1)
        n = H
    return total
