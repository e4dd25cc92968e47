# Hidden test (1 point): update_cell obeys its equation, for any B and H.
def test_update_cell_values(rng):
    for B, H in [(1, 1), (1, 4), (5, 2), (3, 3)]:
        f_t, c_prev, i_t, c_tilde = rng.uniform(size=(4, B, H)) * np.array([1, 6, 1, 2]).reshape(4, 1, 1)
        got = np.asarray(update_cell(f_t.copy(), c_prev.copy(), i_t.copy(), c_tilde.copy()))
        assert got.shape == (B, H), f"update_cell gives shape {got.shape} for B, H = {B, H}."
        right = np.einsum("kbh,kbh->bh", np.stack([f_t, i_t]), np.stack([c_prev, c_tilde]))
        assert np.max(np.abs(got - right)) < 1e-5, (
            "update_cell: the numbers are not f_t * c_prev + i_t * c_tilde."
        )


test_update_cell_values(fresh("test_update_cell_values"))
