"""The next layer reads h and c."""
# loses: test-count-parameters-stack
# says: an upper layer is counted as if it read h and c of the one below; only h goes up.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H + 1)
        n = 2 * H
    return total
