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
        ### MISTAKES loss_after_the_step, summed, absolute_error
    }
    compare(
        "clipped_train_step",
        loss,
        5.39179,
        mistakes,
        "the loss is not the mean squared error before the step",
    )
    mistakes = {
        ### MISTAKES norm_after_clipping, norm_squared, norms_added
    }
    compare("clipped_train_step", norm, 1.19565, mistakes, "the norm is not that of the gradient of the loss")
    mistakes = {
        ### MISTAKES not_clipped, each_on_its_own, by_value, uphill, no_step
    }
    compare("clipped_train_step", weights, 1.19246, mistakes, "the weights after a clipped step are wrong")
    mistakes = {
        ### MISTAKES always_scaled
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
