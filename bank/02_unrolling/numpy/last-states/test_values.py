# Hidden test (2 points): each row gives the state of its own last step, for any B, T, H and lengths.
def test_last_states_values(rng):
    for B, T, H in [(1, 1, 1), (1, 5, 3), (3, 4, 2), (6, 3, 3), (2, 7, 5)]:
        states, lengths = rng.normal(size=(B, T, H)), rng.integers(1, T + 1, size=B)
        lengths[0] = T
        last = np.asarray(last_states(states.copy(), lengths.copy()))
        assert last.shape == (B, H), f"last_states gives shape {last.shape} for B, T, H = {B, T, H}."
        for b in range(B):
            steps = states[b].tolist()[: int(lengths[b])]
            assert np.array_equal(last[b], steps.pop()), (
                f"last_states: row {b} of length {lengths[b]} (T = {T}) does not give its own last state."
            )


test_last_states_values(fresh("test_last_states_values"))
