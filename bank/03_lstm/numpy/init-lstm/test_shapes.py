# Hidden test (1 point): init_lstm gives three float32 arrays of the right shapes, for any D and H.
def three_weights(*arguments, **keywords):
    """The answer of init_lstm, as three arrays."""
    return several("init_lstm", init_lstm(*arguments, **keywords), "W", "U", "b")


def test_init_lstm_shapes(rng):
    for D, H in [(1, 1), (3, 2), (2, 5)]:
        for weight, shape in zip(three_weights(D, H, rng), [(D, 4 * H), (H, 4 * H), (4 * H,)], strict=True):
            assert weight.shape == shape, (
                f"init_lstm gives shape {weight.shape}, not {shape}, for D, H = {D, H}."
            )
            assert weight.dtype == np.float32, f"init_lstm gives {weight.dtype}; it should be float32."


test_init_lstm_shapes(fresh("test_init_lstm_shapes"))
