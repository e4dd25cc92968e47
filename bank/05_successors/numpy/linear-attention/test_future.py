# Hidden test (2 points): what comes later changes no answer of linear_attention, and its own step does.
def test_linear_attention_future(rng):
    for T in (2, 5):
        given = attention_arguments(rng, 2, T, 3, 4)
        t = int(rng.integers(T - 1))
        changed = {name: a.copy() for name, a in given.items()}
        for a in changed.values():
            a[:, t + 1 :] += 1
        own = {name: a.copy() for name, a in given.items()}
        own["v"][:, t] += 1
        own["k"][:, t] = given["q"][:, t]  # of length > 0, so that the step finds itself
        first = np.asarray(linear_attention(*[a.copy() for a in given.values()]))
        later = np.asarray(linear_attention(*[a.copy() for a in changed.values()]))
        itself = np.asarray(linear_attention(*[a.copy() for a in own.values()]))
        assert first.shape == later.shape == itself.shape == (2, T, 4), "linear_attention: wrong shape."
        close = np.max(np.abs(first[:, : t + 1] - later[:, : t + 1])) < 1e-6
        assert close, "linear_attention: an answer changes with what comes after it."
        assert np.max(np.abs(first[:, t] - itself[:, t])) > 1e-3, (
            "linear_attention: an answer does not change with the value of its own step."
        )


test_linear_attention_future(fresh("test_linear_attention_future"))
