"""One bias for the four blocks."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: each of the four blocks has a bias of its own.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H) + H
        n = H
    return total
