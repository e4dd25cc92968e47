# Hidden test (1 point): masked_mean_loss raises ValueError for a length outside 1 to T, and for no other.
def test_masked_mean_loss_error():
    for lengths in ([0, 2], [2, 0], [-1, 4], [5, 1], [4, 9]):
        try:
            with np.errstate(all="ignore"):
                masked_mean_loss(np.ones((2, 4)), np.array(lengths))
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"masked_mean_loss raises {type(error).__name__} for lengths {lengths} and T = 4, not ValueError."
            ) from None
        raise AssertionError(
            f"masked_mean_loss accepts lengths {lengths} for T = 4; it should raise ValueError."
        )
    for lengths in ([1, 1], [4, 4], [1, 4]):
        masked_mean_loss(np.ones((2, 4)), np.array(lengths))


test_masked_mean_loss_error()
