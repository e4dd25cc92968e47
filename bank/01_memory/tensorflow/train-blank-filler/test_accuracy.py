# Hidden test (3 points): 95 of 100 unseen sentences are right, at distance 3.
def a_blank_filler(units=32):
    """A model that is right, whatever build_blank_filler gives."""
    V = len(WORDS)
    layers = [keras.layers.Input((None,)), keras.layers.Embedding(V, units), keras.layers.SimpleRNN(units)]
    return keras.Sequential(layers + [keras.layers.Dense(V, activation="softmax")])


@probe
def trained_weights(config, weights, tokens, answers):
    """Train a model of this config and these weights.

    Returns its weights, whether it is the one that came back, and of which type that is.
    """
    model = keras.Sequential.from_config(config)
    model.set_weights(weights)
    trained = train_blank_filler(model, tokens, answers)
    return model.get_weights(), trained is model, type(trained).__name__


def test_training_accuracy(rng):
    accuracies = []
    for _ in range(2):  # the better of two: a start that happens to be bad costs nothing
        tokens, answers = travel_sentences(rng, 2000, 3)
        model = a_blank_filler()
        weights, *_ = trained_weights(model.get_config(), model.get_weights(), tokens, answers)
        model.set_weights(weights)
        unseen, right = travel_sentences(rng, 1000, 3)
        accuracies.append(np.mean(np.argmax(model(unseen), axis=-1) == right))
        if accuracies[-1] >= 0.95:
            return
    raise AssertionError(f"train_blank_filler: {max(accuracies):.3f} on unseen sentences; 0.95 is asked.")


test_training_accuracy(fresh("test_training_accuracy"))
