"""Every layer reads the inputs."""
# loses: test-count-parameters-stack
# says: every layer is counted as if it read the inputs; an upper layer reads the layer below.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H + 1)
    return total
