"""Two biases, in an LSTM only."""
# loses: test-count-parameters-one, test-count-parameters-stack
# says: the bias is counted twice, as PyTorch does; Keras has one.


def count_parameters(input_size, units, kind):
    if kind not in ("rnn", "lstm"):
        raise ValueError(kind)
    blocks = 4 if kind == "lstm" else 1
    total, n = 0, input_size
    for H in units:
        total += blocks * H * (n + H + (2 if blocks == 4 else 1))
        n = H
    return total
