# Hidden test (1 point): update_cell keeps the dtype of its inputs, and leaves them alone.
def test_update_cell_dtype(rng):
    assert_kind(update_cell, rng, f_t=(3, 3), c_prev=(3, 3), i_t=(3, 3), c_tilde=(3, 3))


test_update_cell_dtype(fresh("test_update_cell_dtype"))
