# The checks below use these functions. There is nothing to write here.


### INSERT helpers/fingerprint.py


### INSERT helpers/compare.py


### INSERT helpers/waves.py


### INSERT helpers/what_failed.py


def weights_for_checks(D, H):
    """A kernel (D, 4H), a recurrent kernel (H, 4H) and a bias (4H,), the same each time."""
    return [waves(1, D, 4 * H), waves(7, H, 4 * H), np.linspace(-1, 0.5, 4 * H).astype("float32")]
