# Hidden test (1 point): the loss is the mean squared error before the step.
def test_clipped_loss(rng):
    for max_norm in (0.5, 50.0):
        case = LinearCase(rng, keras.optimizers.SGD(0.3))
        right, got = case.by_hand()[0], case.step(max_norm)[0]
        assert abs(got - right) < 1e-4 * (1 + right), (
            f"clipped_train_step: loss {got:.4f}, where it is {right:.4f}."
        )
    # Also where the model gives a number for each step of a sequence.
    model = keras.Sequential([keras.layers.Input((4, 3)), keras.layers.SimpleRNN(2, return_sequences=True)])
    optimizer, x = keras.optimizers.SGD(0.3), rng.normal(size=(2, 4, 3)).astype("float32")
    y = rng.normal(size=(2, 4, 2)).astype("float32")
    optimizer.build(model.trainable_weights)
    right = np.mean((model(x).numpy() - y) ** 2)
    got = clipped_train_step(model, optimizer, tf.constant(x), tf.constant(y), 1.0)[0]
    assert abs(float(got) - right) < 1e-4 * (1 + right), (
        "clipped_train_step: the loss of a sequence is wrong."
    )


test_clipped_loss(fresh("test_clipped_loss"))
