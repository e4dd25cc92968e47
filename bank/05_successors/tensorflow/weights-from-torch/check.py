def _check_weights_from_torch():
    shapes = [(15, 3), (15, 5), (15,), (15,)]
    given = [waves(place, *shape) for place, shape in enumerate(shapes)]
    before = [array.copy() for array in given]
    try:
        weights = weights_from_torch(*given)
    except NotImplementedError:
        raise
    except Exception as error:
        raise AssertionError(
            f"weights_from_torch fails for D, H = 3, 5: {what_failed(error)} (Each array has three blocks of 5 rows.)"
        )
    assert isinstance(weights, (list, tuple)) and len(weights) == 3, (
        "weights_from_torch returns a list of three arrays: kernel, recurrent_kernel, bias."
    )
    got, wanted = [np.shape(w) for w in weights], [(3, 15), (5, 15), (2, 15)]
    assert got != [(15, 3), (15, 5), (2, 15)], (
        "weights_from_torch: the kernels have their blocks below each other; in Keras they lie side by side, (D, 3H) and (H, 3H)."
    )
    assert got[2] != (15,), (
        "weights_from_torch: the bias has one row; with reset_after=True Keras keeps two, for x W and for h U."
    )
    assert got == wanted, f"weights_from_torch gives shapes {got} for D, H = 3, 5; they should be {wanted}."
    assert all(isinstance(w, np.ndarray) and w.dtype == np.float32 for w in weights), (
        f"weights_from_torch gives {[getattr(w, 'dtype', type(w).__name__) for w in weights]} for arrays of float32."
    )
    assert all(np.array_equal(array, was) for array, was in zip(given, before)), (
        "weights_from_torch changes one of its arguments."
    )
    gru = keras.layers.GRU(5, return_sequences=True)
    gru.build((None, None, 3))
    gru.set_weights(weights)
    mistakes = {
        ### MISTAKES blocks_as_they_were, update_gate_turned
    }
    hint = "keras.layers.GRU gives other states with them than PyTorch's equations"
    compare("weights_from_torch", gru(tf.constant(waves(9, 2, 4, 3))), 1.85569, mistakes, hint)
    print("weights_from_torch: this looks right.")


_check_weights_from_torch()
