"""Measures the norm and clips nothing."""
# loses: test-clipped-train-step-update
# says: the gradient is not clipped, though its norm is above max_norm.


def clipped_train_step(model, optimizer, x, y, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = gradients, tf.linalg.global_norm(gradients)
    optimizer.apply(clipped, model.trainable_weights)
    return loss, norm
