"""Every layer reads h and c."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: two states are counted as inputs; a layer reads one, its own h.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + 2 * H + 1)
        n = H
    return total
