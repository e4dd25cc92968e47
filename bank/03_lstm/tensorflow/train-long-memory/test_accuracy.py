# Hidden test (3 points): 95 of 100 unseen sequences of 100 steps are right.
def a_long_memory(units=16):
    """A model that is right, whatever build_long_memory gives."""
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), lstm, keras.layers.Dense(1, activation="sigmoid")]
    )
    lstm.cell.bias.assign(np.repeat([-np.log(100), np.log(100), 0, 0], units))
    return model


@probe
def trained_memory(config, weights, x, bits):
    """Have a model trained, built anew from its config and weights.

    Returns its weights, whether it is the one that train_long_memory returns, of which type that is, and x and bits after it.
    """
    model = keras.models.model_from_json(config)
    model.set_weights(weights)
    trained = train_long_memory(model, x, bits)
    return model.get_weights(), trained is model, type(trained).__name__, x, bits


def test_training_accuracy(rng):
    accuracies = []
    for _ in range(2):  # the better of two: a start that happens to be bad costs nothing
        model = a_long_memory()
        weights, *_ = trained_memory(model.to_json(), model.get_weights(), *noisy_bits(rng, 2000, 100))
        model.set_weights(weights)
        unseen, bits = noisy_bits(rng, 500, 100)
        accuracies.append(share_of_right(model.predict_on_batch(unseen), bits))
        if accuracies[-1] >= 0.95:
            return
    raise AssertionError(f"train_long_memory: {max(accuracies):.3f} on unseen sequences; 0.95 is asked.")


test_training_accuracy(fresh("test_training_accuracy"))
