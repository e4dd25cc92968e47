"""One number as the bias of a layer."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: the bias is one number for each unit, not one for the layer.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * (H * (n + H) + 1)
        n = H
    return total
