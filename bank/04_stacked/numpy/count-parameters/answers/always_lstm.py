"""Ignores the kind."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: this is an LSTM; a plain layer has one block, not four.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H + 1)
        n = H
    return total
