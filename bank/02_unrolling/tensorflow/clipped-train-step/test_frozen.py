# Hidden test (1 point): weights that are not trainable stay as they are, and do not count in the norm.
def test_clipped_frozen(rng):
    layers = [keras.layers.Dense(4, trainable=False), keras.layers.Dense(2)]
    model = keras.Sequential([keras.layers.Input((3,)), *layers])
    x, y = rng.normal(size=(5, 3)).astype("float32"), rng.normal(size=(5, 2)).astype("float32")
    before, optimizer = model.get_weights(), keras.optimizers.SGD(0.3)
    optimizer.build(model.trainable_weights)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - y) ** 2)
    right = float(tf.linalg.global_norm(tape.gradient(loss, layers[1].weights)))
    try:
        _, norm = clipped_train_step(model, optimizer, tf.constant(x), tf.constant(y), 1e6)
    except Exception as error:
        raise AssertionError(
            f"clipped_train_step fails if a layer is frozen ({type(error).__name__})."
        ) from None
    moved = [now - was for now, was in zip(model.get_weights(), before)]
    assert not np.any(moved[0]) and not np.any(moved[1]), (
        "clipped_train_step moves the weights of a frozen layer."
    )
    assert np.any(moved[2]) and np.any(moved[3]), (
        "clipped_train_step: if a layer is frozen, the others do not move."
    )
    assert abs(float(norm) - right) < 1e-4 * (1 + right), (
        "clipped_train_step: frozen weights count in the norm."
    )


test_clipped_frozen(fresh("test_clipped_frozen"))
