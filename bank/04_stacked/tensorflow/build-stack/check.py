def copying_layers(count, strength=1.0):
    """Weights of layers of one unit each that show tanh(tanh(strength * what they read)) at the first step, and 0 for 0."""
    layer = [np.array([[0, 0, strength, 0]]), np.zeros((1, 4)), np.array([20.0, 0, 0, 20])]  # i, f, c, o
    return count * layer


def _check_build_stack():
    fresh("check_build_stack")
    stack = None
    try:
        stack = build_stack(3, [4, 2, 5], 0.0)
        answer = None if stack is None else stack(tf.constant(waves(0, 2, 6, 3)))
    except NotImplementedError:
        raise
    except Exception as error:
        raise AssertionError(
            f"build_stack: a stack of three layers on x of shape (2, 6, 3) fails with {type(error).__name__}. Does each layer "
            "below the top hand up all its steps, with return_sequences=True?"
        )
    assert stack is not None, "build_stack returns None: is `return` missing?"
    assert isinstance(stack, keras.Model), (
        f"build_stack returns {type(stack).__name__}; return a keras.Model."
    )
    assert np.shape(answer) != (2, 5), (
        "build_stack: the top layer gives its last state only; here it gives those of all steps."
    )
    shapes = [w.shape for w in stack.get_weights()]
    assert shapes != stack_shapes(3, [5, 2, 4]), (
        "build_stack: the layers are in reverse order; units[0] is the lowest layer."
    )
    assert shapes == stack_shapes(3, [4, 2, 5]), (
        f"build_stack: for D = 3 and units [4, 2, 5] the weights have shapes {shapes}; three LSTM layers have {stack_shapes(3, [4, 2, 5])}."
    )
    assert np.shape(answer) == (2, 6, 5), (
        f"build_stack: the model gives shape {np.shape(answer)}; it should be (B, T, H of the top layer), here (2, 6, 5)."
    )
    assert build_stack(2, [3])(tf.constant(waves(0, 1, 9, 2))).shape == (1, 9, 3), (
        "build_stack: a stack of one layer gives a wrong shape."
    )
    stack = build_stack(3, [3, 3, 3], 0.4)
    stack.set_weights(weights_for_checks(3, [3, 3, 3]))
    x = tf.constant(waves(2, 2, 5, 3))
    answer = stack(x)
    assert np.array_equal(answer, stack(x)), (
        "build_stack: the model drops numbers when it is used, too; dropout is for training only."
    )
    mistakes = {
        ### MISTAKES fed_c, residual, relu_between
    }
    compare(
        "build_stack",
        answer,
        0.08739,
        mistakes,
        "these are not the hidden states of three LSTM layers on top of each other",
    )
    p, ones = 0.2, tf.ones((4000, 1, 1))
    single, plain = build_stack(1, [1], p), build_stack(3, [3], 0.5)
    plain.set_weights(weights_for_checks(3, [3]))
    single.set_weights(copying_layers(1))
    assert np.all(np.asarray(single(ones, training=True)) != 0), (
        "build_stack: in a stack of one layer numbers are dropped before or after the layer; dropout belongs between two layers only."
    )
    assert np.allclose(plain(x, training=True), plain(x), atol=1e-6), (
        "build_stack: in a stack of one layer numbers are dropped on their way from step to step. Leave recurrent_dropout alone."
    )
    stack = build_stack(1, [1, 1, 1], p)
    stack.set_weights(copying_layers(3))
    kept = float(np.mean(np.asarray(stack(ones, training=True)) != 0))
    known = {
        1.0: "nothing is dropped in training.",
        1 - p: "numbers are dropped in one of the two places between the layers only.",
        p**2: "p is the share that is dropped, not the share that is kept.",
        (1 - p)
        ** 3: "there is one dropout too many; none belongs before the lowest layer or after the top one.",
        (1 - p)
        ** 4: "there are two dropouts too many; none belongs before the lowest layer or after the top one.",
    }
    for share, mistake in known.items():
        assert abs(kept - share) > 0.03, f"build_stack: {mistake}"
    assert abs(kept - (1 - p) ** 2) < 0.03, (
        f"build_stack: of a number that goes up through three layers {kept:.2f} arrive in training; with p = {p} in two places it should be {(1 - p) ** 2:.2f}."
    )
    deep = build_stack(3, [3, 3], 0.5)
    weights = weights_for_checks(3, [3, 3])
    weights[3] = 0 * weights[3]  # the upper layer does not look at the lower one
    deep.set_weights(weights)
    assert np.allclose(deep(x, training=True), deep(x), atol=1e-6), (
        "build_stack: in training the upper layer's own memory is damaged. Nothing is dropped from step to step, nor after the top layer."
    )
    below = build_stack(1, [1, 1], 0.5)
    lower, upper = copying_layers(1, 0.7), copying_layers(1, 0.7)
    lower[1], upper[2] = (
        lower[0],
        np.array([20.0, -20, 0, 20]),
    )  # the lower layer remembers, the upper one forgets
    below.set_weights(lower + upper)
    second = np.asarray(below(tf.ones((200, 2, 1)), training=True))[:, 1]
    assert len(np.unique(second.round(3))) <= 2, (  # what is dropped in the gap, and what is not
        "build_stack: in training the lower layer's own memory is damaged. Leave recurrent_dropout alone."
    )
    try:
        build_stack(3, [])
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(
            f"build_stack raises {type(error).__name__} for an empty list; raise ValueError."
        )
    else:
        raise AssertionError("build_stack accepts an empty list of units; raise a ValueError.")
    print("build_stack: this looks right.")


_check_build_stack()
