"""Anything that is not an LSTM is a plain layer."""
# loses: test-count-parameters-kind
# says: accepts the kind "gru"


def count_parameters(input_size, units, kind):
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H + 1)
        n = H
    return total
