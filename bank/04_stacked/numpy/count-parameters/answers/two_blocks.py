"""Two blocks."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: these are two blocks; an LSTM has three gates and the candidate.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += (2 if blocks == 4 else 1) * H * (n + H + 1)
        n = H
    return total
