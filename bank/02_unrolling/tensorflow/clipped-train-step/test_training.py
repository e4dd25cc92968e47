# Hidden test (1 point): the model is called in training mode.
@probe
def modes_of_step():
    """What a layer is told of `training` in a step."""
    modes = []

    class Note(keras.layers.Layer):
        def call(self, inputs, training=False):
            modes.append(training)
            return inputs

    model = keras.Sequential([keras.layers.Input((3,)), Note(), keras.layers.Dense(2)])
    optimizer = keras.optimizers.SGD(0.3)
    optimizer.build(model.trainable_weights)
    modes.clear()
    clipped_train_step(model, optimizer, tf.ones((4, 3)), tf.ones((4, 2)), 1.0)
    return modes


def test_clipped_training(rng):
    assert True in modes_of_step(), "clipped_train_step: the model is not called with training=True."


test_clipped_training(fresh("test_clipped_training"))
