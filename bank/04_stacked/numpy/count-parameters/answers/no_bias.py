"""The bias is forgotten."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: the bias is left out.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H)
        n = H
    return total
