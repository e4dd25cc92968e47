"""Ignores the kind, and counts one block."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: this is a plain layer; an LSTM has four blocks.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H + 1)
        n = H
    return total
