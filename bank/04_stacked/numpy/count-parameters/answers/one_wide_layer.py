"""All units in one layer."""
# loses: test-count-parameters-stack
# says: this is one wide layer; each layer has only its own recurrent kernel.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in [sum(units)]:
        total += blocks * H * (n + H + 1)
        n = H
    return total
