# Hidden test (1 point): the model is called in training mode.
def test_clipped_training(rng):
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
    assert True in modes, "clipped_train_step: the model is not called with training=True."


test_clipped_training(fresh("test_clipped_training"))
