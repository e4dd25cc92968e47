"""The gates without the candidate."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: these are three blocks, as in a GRU; an LSTM has three gates and the candidate.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 3 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H + 1)
        n = H
    return total
