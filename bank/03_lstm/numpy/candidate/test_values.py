# Hidden test (1 point): candidate obeys its equation, for any B, D and H.
def test_candidate_values(rng):
    assert_gate("candidate", candidate, lambda z: 1 - 2 / (np.exp(2 * z) + 1), rng)


with_correct(test_candidate_values)
