class _Note(keras.layers.Layer):
    """Changes nothing, and notes whether it is called in training mode."""

    def __init__(self):
        super().__init__()
        self.modes = []

    def call(self, inputs, training=False):
        self.modes.append(training)
        return inputs


def _check_clipped_train_step():
    x = tf.constant(np.sin(np.arange(12.0)).reshape(4, 3), "float32")
    y = tf.constant(3 * np.cos(np.arange(8.0)).reshape(4, 2), "float32")

    def one_step(max_norm):
        model = keras.Sequential([keras.layers.Input((3,)), _Note(), keras.layers.Dense(2)])
        model.set_weights([np.sin(np.arange(3.0, 9)).reshape(3, 2), np.array([1.0, -0.5])])
        model.layers[0].modes.clear()
        optimizer = keras.optimizers.SGD(0.5)
        optimizer.build(model.trainable_weights)
        answer = clipped_train_step(model, optimizer, x, y, max_norm)
        assert isinstance(answer, (tuple, list)) and len(answer) == 2, (
            "clipped_train_step returns loss and norm."
        )
        assert np.size(answer[0]) == 1 and np.size(answer[1]) == 1, (
            "clipped_train_step: loss and norm are one number each."
        )
        weights = np.concatenate([w.ravel() for w in model.get_weights()])
        return float(answer[0]), float(answer[1]), fingerprint(weights), model

    loss, norm, weights, model = one_step(1.0)
    mistakes = {
        4.89959: "the loss is taken after the step; return the one before it.",
        43.13429: "the squared errors are summed; take their mean over all entries.",
        2.10128: "this is the mean absolute error; the squared one is asked.",
    }
    compare(
        "clipped_train_step",
        loss,
        5.39179,
        mistakes,
        "the loss is not the mean squared error before the step",
    )
    mistakes = {
        1.00000: "the norm is taken after clipping; return the one before it.",
        1.42958: "the norm is not a norm yet: the root is missing.",
        1.61285: "the norms of the weights are added; the global norm is the root of the sum of their squares.",
    }
    compare("clipped_train_step", norm, 1.19565, mistakes, "the norm is not that of the gradient of the loss")
    mistakes = {
        1.26097: "the gradient is not clipped, though its norm is above max_norm.",
        1.24684: "each weight's gradient is clipped on its own; one factor, from the global norm, belongs to all.",
        1.25290: "each entry is clipped to -max_norm..max_norm; scale the gradient as a whole.",
        0.49217: "the step goes uphill.",
        0.84232: "the weights have not moved: the optimizer has not been asked to make its step.",
    }
    compare("clipped_train_step", weights, 1.19246, mistakes, "the weights after a clipped step are wrong")
    mistakes = {
        35.85700: "a gradient shorter than max_norm is stretched to max_norm; leave it as it is.",
    }
    compare(
        "clipped_train_step",
        one_step(100.0)[2],
        1.26097,
        mistakes,
        "the weights after a step that needs no clipping are wrong",
    )
    assert True in model.layers[0].modes, (
        "clipped_train_step: the model is not in training mode (training=True), so dropout and the like are off."
    )
    model = keras.Sequential(
        [keras.layers.Input((3,)), keras.layers.Dense(2, trainable=False), keras.layers.Dense(2)]
    )
    frozen, optimizer = model.get_weights()[0], keras.optimizers.SGD(0.5)
    optimizer.build(model.trainable_weights)
    try:
        clipped_train_step(model, optimizer, x, y, 1.0)
    except Exception as error:
        raise AssertionError(
            f"clipped_train_step fails if a layer is frozen ({type(error).__name__}): only the trainable weights are the optimizer's."
        )
    assert np.array_equal(model.get_weights()[0], frozen), (
        "clipped_train_step moves the weights of a frozen layer."
    )
    try:
        clipped_train_step(model, optimizer, x, y, 0.0)
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(
            f"clipped_train_step raises {type(error).__name__} for a max_norm of 0; raise ValueError."
        )
    else:
        raise AssertionError("clipped_train_step takes a max_norm of 0; raise a ValueError.")
    print("clipped_train_step: this looks right.")


_check_clipped_train_step()
