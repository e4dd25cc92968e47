def _check_min_lstm():
    layer = MinLSTM(5)
    assert getattr(layer, "units", None) == 5, (
        "MinLSTM: keep the argument units of __init__ under its name: self.units = units."
    )
    assert layer.supports_masking is True, (
        "MinLSTM: supports_masking is not set in __init__; without it the next layer gets no mask."
    )
    layer.build((None, 6, 3))
    shapes = [tuple(w.shape) for w in layer.trainable_weights]
    assert shapes == [(3, 15), (15,)], (
        f"MinLSTM has trainable weights of shapes {shapes} for D = 3 and H = 5; they should be [(3, 15), (15,)], "
        "in this order: kernel, bias."
    )
    names = [w.name for w in layer.trainable_weights]
    assert names == ["kernel", "bias"], (
        f'MinLSTM: the weights are called {names}; give each add_weight its name: name="kernel", name="bias".'
    )
    for name in names:
        assert hasattr(layer, name), (
            f"MinLSTM: keep the weight {name} as an attribute as well: self.{name} = ..."
        )
    assert np.std(layer.kernel) > 0, (
        "MinLSTM: all entries of the kernel start equal; start from random numbers."
    )
    assert not np.any(layer.bias), "MinLSTM: the bias should start from zeros."
    layer.set_weights([waves(1, 3, 15), waves(4, 15)])
    x = tf.constant(waves(0, 2, 6, 3))
    scan = [(scan_in_rounds, [waves(2, 2, 6, 5), waves(5, 2, 6, 5)], -29.90299)]
    hint = look_first(MinLSTM.call, scan, "Look at a and w.")
    try:
        states = layer(x)
    except NotImplementedError:
        raise
    except Exception as error:
        raise AssertionError(
            f"MinLSTM.call fails for B, T, D, H = 2, 6, 3, 5: {what_failed(error)} (x W + b is (B, T, 3H): the three blocks "
            f"lie along the last axis.) {hint}"
        )
    assert np.shape(states) == (2, 6, 5), f"MinLSTM gives shape {np.shape(states)}; all states are (2, 6, 5)."
    mistakes = {
        ### MISTAKES blocks_swapped, not_divided
    }
    off = f"the numbers are not those of the equations. {hint}"
    compare("MinLSTM: the states", states, 3.29365, mistakes, off)
    mask = np.array([[True] * 6, [True, True, False, True, False, False]])
    try:
        masked = layer(x, mask=tf.constant(mask))
    except Exception as error:
        raise AssertionError(
            f"MinLSTM.call fails with a mask of shape (2, 6): {what_failed(error)} (The mask is (B, T), a and w are (B, T, H).)"
        )
    assert np.shape(masked) == (2, 6, 5), (
        f"MinLSTM gives shape {np.shape(masked)} with a mask, not (2, 6, 5)."
    )
    mistakes = {
        ### MISTAKES mask_ignored
    }
    compare(
        "MinLSTM: the states with a mask",
        masked,
        2.15055,
        mistakes,
        "where it is False the state should stay as it is",
    )
    low = MinLSTM(1)
    low.build((None, 1, 1))
    low.set_weights([np.zeros((1, 3)), np.array([-1000, -1002, 1])])
    with tf.GradientTape() as tape:
        far = low(tf.ones((1, 1, 1)))
    back, far = tape.gradient(far, low.trainable_weights), np.asarray(far)
    assert np.all(np.isfinite(far)), (
        "MinLSTM gives NaN or infinity where both gates are 0 as floats: the sums are -1000 and -1002."
    )
    mistakes = {
        ### MISTAKES small_number_added
    }
    hint = "the sums are -1000 and -1002. Divide by one of the gates before you squash"
    compare("MinLSTM: the state for very negative sums", far, 0.11920, mistakes, hint)
    assert not any(g is not None and np.any(np.isnan(g)) for g in back), (
        "MinLSTM: the state is right for the sums -1000 and -1002, and a gradient is NaN. A where takes one of two numbers, "
        "but gradients come back through both."
    )
    try:
        named = MinLSTM(5, name="memory")
    except TypeError as error:
        raise AssertionError(
            f"MinLSTM takes no name: {error}. Let __init__ take **kwargs, and hand them on: super().__init__(**kwargs)."
        ) from error
    try:
        again = MinLSTM.from_config(named.get_config())
    except Exception as error:
        raise AssertionError(
            f"MinLSTM: from_config(get_config()) raises {type(error).__name__}. Does get_config name units?"
        )
    assert again.units == 5, "MinLSTM: from_config(get_config()) loses the number of units."
    assert again.name == "memory", (
        "MinLSTM: get_config loses what keras.layers.Layer keeps; begin with super().get_config()."
    )
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(layer(x, mask=tf.constant(mask)))
    gradients = tape.gradient(loss, layer.trainable_weights)
    assert all(g is not None for g in gradients), (
        "MinLSTM: no gradient comes to the kernel or the bias. Is something cut or made with NumPy in call?"
    )
    double = MinLSTM(5, dtype="float64")
    assert double.compute_dtype == "float64", (
        f"MinLSTM(5, dtype='float64') computes in {double.compute_dtype}; hand **kwargs on to super().__init__, and set no dtype yourself."
    )
    try:
        made = double(tf.cast(x, "float64"), mask=tf.constant(mask))
    except Exception as error:
        raise AssertionError(
            f"MinLSTM(5, dtype='float64').call fails ({type(error).__name__}); set no dtype yourself."
        )
    kinds = sorted({w.dtype for w in double.weights} | {made.dtype.name})
    assert kinds == ["float64"], (
        f"MinLSTM(5, dtype='float64') has weights or states of {kinds}; set no dtype yourself."
    )
    try:
        model = keras.Sequential([keras.layers.Input((6, 3)), keras.layers.Masking(), MinLSTM(5), MinLSTM(2)])
        model.compile("sgd", "mse")
        model.fit(np.ones((2, 6, 3)), np.ones((2, 6, 2)), verbose=0)
    except Exception as error:
        raise AssertionError(
            f"MinLSTM in a model cannot be trained ({what_failed(error)}) A model has to know the shape of "
            "what scan_in_rounds returns: does tf.ensure_shape(states, b.shape) help there?"
        )
    print("MinLSTM: this looks right.")


_check_min_lstm()
