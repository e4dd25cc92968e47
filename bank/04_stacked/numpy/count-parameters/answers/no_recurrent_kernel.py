"""Counted like a dense layer."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: the recurrent kernel is left out: H times H.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + 1)
        n = H
    return total
