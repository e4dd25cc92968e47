# Hidden test (1 point): householder_step keeps the dtype of its inputs, and leaves them alone.
def test_householder_step_dtype(rng):
    assert_kind(householder_step, rng, h=(3, 4), k=(3, 4), beta=(3, 1))


test_householder_step_dtype(fresh("test_householder_step_dtype"))
