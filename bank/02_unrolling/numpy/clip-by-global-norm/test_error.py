# Hidden test (1 point): clip_by_global_norm raises ValueError for a max_norm of 0 or less, and for no other.
def test_clip_error():
    for grads in ([np.ones(3)], [np.zeros(3)]):
        for max_norm in (0, 0.0, -0.5, -3):
            try:
                with np.errstate(all="ignore"):
                    clip_by_global_norm(grads, max_norm)
            except ValueError:
                continue
            except Exception as error:
                raise AssertionError(
                    f"clip_by_global_norm raises {type(error).__name__} for max_norm = {max_norm}, not ValueError."
                ) from None
            raise AssertionError(
                f"clip_by_global_norm accepts max_norm = {max_norm}; it should raise ValueError."
            )
    for max_norm in (1, 0.01):
        clip_by_global_norm([np.ones(3)], max_norm)


test_clip_error()
