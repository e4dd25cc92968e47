# Hidden test (2 points): the states are right for any B, T, D and H, from a state of zeros.
def correct_gru_forward(x, h0, W, U, b):
    """All states of a GRU, by the correct step, which also takes stacks."""
    states = [h0]
    for t in range(x.shape[-2]):
        states.append(correct_gru_step(x[..., t, :], states[-1], W, U, b))
    return np.stack(states[1:], axis=-2)


def sequence_arguments(rng, after, B, T, D, H):
    """Random arguments of gru_forward, by name."""
    bias = (2, 3 * H) if after else (3 * H,)
    shapes = {"x": (B, T, D), "h0": (B, H), "W": (D, 3 * H), "U": (H, 3 * H), "b": bias}
    return {name: rng.uniform(-1, 1, size=shape) for name, shape in shapes.items()}


def assert_forward(rng, B, T, D, H, start=False):
    """Compare gru_forward with the right one, in both forms, from zeros unless `start`."""
    for after in (False, True):
        given = sequence_arguments(rng, after, B, T, D, H)
        if not start:
            given["h0"] = np.zeros((B, H))
        got = np.asarray(gru_forward(*[a.copy() for a in given.values()]))
        right = correct_gru_forward(**given)
        assert got.shape == right.shape, (
            f"gru_forward: the states have shape {got.shape} for B, T, D, H = {B, T, D, H}."
        )
        for t in range(T):
            where = "does not start from h0" if start else f"the state of step {t + 1} of {T} is wrong"
            assert np.max(np.abs(got[:, t] - right[:, t])) < 1e-5, f"gru_forward: {where}."


SIZES = [(1, 1, 1, 1), (1, 5, 3, 2), (3, 1, 2, 4), (4, 7, 2, 3), (2, 6, 3, 5)]


def test_gru_forward_states(rng):
    for sizes in SIZES:
        assert_forward(rng, *sizes)


run_with(test_gru_forward_states, gru_step=correct_gru_step)
