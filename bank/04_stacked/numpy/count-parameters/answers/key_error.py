"""A dictionary without a check."""
# loses: test-count-parameters-kind
# says: raises KeyError


def count_parameters(input_size, units, kind):
    blocks = {"rnn": 1, "lstm": 4}[kind]
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H + 1)
        n = H
    return total
