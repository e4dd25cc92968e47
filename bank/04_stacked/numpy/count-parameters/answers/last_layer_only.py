"""Overwrites instead of adding."""
# loses: test-count-parameters-stack
# says: only the top layer is counted; add the layers up.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total = blocks * H * (n + H + 1)
        n = H
    return total
