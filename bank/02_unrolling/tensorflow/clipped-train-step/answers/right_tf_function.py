"""The whole step as a tf.function."""
# loses: nothing


@tf.function
def clipped_train_step(model, optimizer, x, y, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = tf.clip_by_global_norm(gradients, max_norm)
    optimizer.apply(clipped, model.trainable_weights)
    return loss, norm
