# Hidden test (1 point): numeric_gradient raises ValueError for every dtype but float64.
def test_numeric_gradient_dtype():
    for dtype in (np.float32, np.float16, np.int64):
        try:
            numeric_gradient(np.sum, np.ones((2, 2), dtype), 0.1)
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"numeric_gradient raises {type(error).__name__} for {np.dtype(dtype)}, not ValueError."
            ) from None
        raise AssertionError(f"numeric_gradient accepts {np.dtype(dtype)}; it should raise ValueError.")
    gradient = numeric_gradient(np.sum, np.ones((2, 2)), 0.1)
    assert gradient is not None, "numeric_gradient returns None for a float64 array; is the return missing?"
    dtype = np.asarray(gradient).dtype
    assert dtype == np.float64, f"numeric_gradient gives {dtype} for a float64 array; it should be float64."


test_numeric_gradient_dtype()
