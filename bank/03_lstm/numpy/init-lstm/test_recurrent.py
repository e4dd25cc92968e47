# Hidden test (2 points): the rows of the recurrent kernel are orthonormal.
def test_init_lstm_recurrent(rng):
    for D, H in [(1, 1), (5, 2), (3, 40)]:
        U = three_weights(D, H, rng)[1].astype(float)
        error = np.max(np.abs(np.einsum("ik,jk->ij", U, U) - np.eye(H)))
        assert error < 1e-4, f"init_lstm: U U^T is off by {error:.2g} from the identity for D, H = {D, H}."
    # Random, not only orthonormal: no entry is left at 0, as it would be in a piece of the identity.
    assert np.mean(np.abs(U) > 1e-4) > 0.9, "init_lstm: most of U is 0; it should be a random matrix."


test_init_lstm_recurrent(fresh("test_init_lstm_recurrent"))
