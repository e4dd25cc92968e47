# Hidden test (1 point): weights that are not trainable stay as they are, and do not count in the norm.
@probe
def step_with_frozen_layer(weights, x, y):
    """The norm that a step gives for two dense layers, of which the first is frozen, and the weights after it."""
    layers = [keras.layers.Dense(len(weights[1]), trainable=False), keras.layers.Dense(len(weights[3]))]
    model = keras.Sequential([keras.layers.Input((len(weights[0]),)), *layers])
    model.set_weights(weights)
    optimizer = keras.optimizers.SGD(0.3)
    optimizer.build(model.trainable_weights)
    _, norm = clipped_train_step(model, optimizer, x, y, 1e6)
    return float(norm), model.get_weights()


def test_clipped_frozen(rng):
    x, y = rng.normal(size=(5, 3)).astype("float32"), rng.normal(size=(5, 2)).astype("float32")
    before = [rng.normal(size=shape).astype("float32") for shape in [(3, 4), (4,), (4, 2), (2,)]]
    inside = x @ before[0] + before[1]
    error = 2 * (inside @ before[2] + before[3] - y) / y.size
    right = np.sqrt(np.sum((inside.T @ error) ** 2) + np.sum(error.sum(axis=0) ** 2))
    try:
        norm, weights = step_with_frozen_layer(before, tf.constant(x), tf.constant(y))
    except Exception as error:
        raise AssertionError(
            f"clipped_train_step fails if a layer is frozen ({type(error).__name__})."
        ) from None
    moved = [now - was for now, was in zip(weights, before, strict=True)]
    assert not np.any(moved[0]) and not np.any(moved[1]), (
        "clipped_train_step moves the weights of a frozen layer."
    )
    assert np.any(moved[2]) and np.any(moved[3]), (
        "clipped_train_step: if a layer is frozen, the others do not move."
    )
    assert abs(norm - right) < 1e-4 * (1 + right), "clipped_train_step: frozen weights count in the norm."


test_clipped_frozen(fresh("test_clipped_frozen"))
