"""An LSTM's gates read c as well."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: the cell state is counted as an input; the gates read h only.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H + 1 + (H if blocks == 4 else 0))
        n = H
    return total
