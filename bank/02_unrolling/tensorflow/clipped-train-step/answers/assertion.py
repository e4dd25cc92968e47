"""An assert instead of the error that is asked."""
# loses: test-clipped-train-step-error
# says: raises AssertionError


def clipped_train_step(model, optimizer, x, y, max_norm):
    assert max_norm > 0
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = tf.clip_by_global_norm(gradients, max_norm)
    optimizer.apply(clipped, model.trainable_weights)
    return loss, norm
