# Hidden test (2 points): the hidden states are right for any B, T, D and H.
def correct_lstm_forward(x, h0, c0, W, U, b):
    """All states of an LSTM, by the correct step, which also takes stacks."""
    pairs = [(h0, c0)]
    for t in range(x.shape[-2]):
        pairs.append(correct_lstm_step(x[..., t, :], *pairs[-1], W, U, b))
    states, cells = zip(*pairs[1:])
    return np.stack(states, axis=-2), np.stack(cells, axis=-2)


def sequence_arguments(rng, B, T, D, H):
    """Random arguments of lstm_forward, by name."""
    shapes = {"x": (B, T, D), "h0": (B, H), "c0": (B, H), "W": (D, 4 * H), "U": (H, 4 * H), "b": (4 * H,)}
    return {name: rng.uniform(-1, 1, size=shape) for name, shape in shapes.items()}


def assert_forward(rng, which, B, T, D, H, start=False):
    """Compare the hidden states (which = 0) or the cell states (1) with the right ones, from zeros unless `start`."""
    given = sequence_arguments(rng, B, T, D, H)
    if not start:
        given |= {"h0": np.zeros((B, H)), "c0": np.zeros((B, H))}
    got = several("lstm_forward", lstm_forward(*[a.copy() for a in given.values()]), "states", "cells")[which]
    right = correct_lstm_forward(**given)[which]
    what = ("hidden", "cell")[which]
    assert got.shape == right.shape, (
        f"lstm_forward: the {what} states have shape {got.shape} for B, T, D, H = {B, T, D, H}."
    )
    for t in range(T):
        where = (
            "does not start from h0 and c0" if start else f"the {what} state of step {t + 1} of {T} is wrong"
        )
        assert np.max(np.abs(got[:, t] - right[:, t])) < 1e-5, f"lstm_forward: {where}."


SIZES = [(1, 1, 1, 1), (1, 5, 3, 2), (3, 1, 2, 4), (4, 6, 2, 3), (2, 6, 3, 5)]


def test_lstm_forward_states(rng):
    for sizes in SIZES:
        assert_forward(rng, 0, *sizes)


with_correct(test_lstm_forward_states, lstm_step=correct_lstm_step)
