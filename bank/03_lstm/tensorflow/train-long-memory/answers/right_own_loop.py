"""A training loop of one's own."""
# loses: nothing


def train_long_memory(model, x, bits):
    optimizer = keras.optimizers.Adam(0.02, clipnorm=1.0)
    optimizer.build(model.trainable_weights)
    loss_of = keras.losses.BinaryCrossentropy()

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_of(y[:, None], model(x, training=True))
        gradients = tape.gradient(loss, model.trainable_weights)
        optimizer.apply_gradients(zip(gradients, model.trainable_weights))

    batches = tf.data.Dataset.from_tensor_slices((x, bits)).shuffle(len(x)).batch(50).repeat(3)
    for x_batch, y_batch in batches:
        step(x_batch, y_batch)
    return model
