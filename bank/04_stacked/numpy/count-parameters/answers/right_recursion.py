"""The lowest layer, then the stack on it."""
# loses: nothing


def count_parameters(input_size, units, kind):
    if kind not in {"rnn", "lstm"}:
        raise ValueError(f"unknown kind: {kind}")
    if len(units) == 0:
        return 0
    H = units[0]
    one = H * input_size + H * H + H
    return (1 if kind == "rnn" else 4) * one + count_parameters(H, units[1:], kind)
