"""A layer reads all layers below."""
# loses: test-count-parameters-stack
# says: a layer is counted as if it read all the layers below and the inputs; it reads the one below.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H + 1)
        n += H
    return total
