# Hidden test (1 point): scan keeps the dtype of its inputs, and leaves them alone.
def test_scan_dtype(rng):
    assert_kind(scan, rng, a=(2, 7, 3), b=(2, 7, 3))


test_scan_dtype(fresh("test_scan_dtype"))
