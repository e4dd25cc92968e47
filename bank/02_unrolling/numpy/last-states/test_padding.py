# Hidden test (1 point): what stands in the padding does not matter, NaN and infinity included.
def test_last_states_padding(rng):
    for B, T, H in [(2, 5, 3), (4, 6, 2)]:
        states, lengths = rng.normal(size=(B, T, H)), rng.integers(1, T, size=B)
        lengths[:2] = 1, T - 1
        right = np.stack([states[b, lengths[b] - 1] for b in range(B)])
        for filled in (0.0, 1e6, np.nan, np.inf):
            padded = states.copy()
            for b in range(B):
                padded[b, lengths[b] :] = filled
            with np.errstate(all="ignore"):
                last = np.asarray(last_states_of(padded, lengths.copy()))
            assert np.array_equal(last, right), f"last_states changes with a padding of {filled}."


test_last_states_padding(fresh("test_last_states_padding"))
