# Hidden test (2 points): with beta 2 the state keeps its length, and coming back through the mirror restores it, however long k is.
def test_householder_step_length(rng):
    for scale in (0.01, 1, 50):
        h, k = rng.uniform(0.5, 2, size=(2, 4, 3))
        two = np.full((4, 1), 2.0)
        once = np.asarray(householder_step(h.copy(), scale * k, two.copy()))
        assert once.shape == h.shape, f"householder_step: states of shape {once.shape} for h of {h.shape}."
        lengths = [np.linalg.norm(a, axis=1) for a in (once, h)]
        assert np.max(np.abs(lengths[0] - lengths[1])) < 1e-5, (
            "householder_step: a mirror changes the length of the state."
        )
        assert np.max(np.abs(once - h)) > 1e-2, "householder_step: a mirror leaves every state where it is."
        back = np.asarray(householder_step(once.copy(), scale * k, two.copy()))
        assert np.max(np.abs(back - h)) < 1e-5, (
            "householder_step: twice through the same mirror is not the identity."
        )


test_householder_step_length(fresh("test_householder_step_length"))
