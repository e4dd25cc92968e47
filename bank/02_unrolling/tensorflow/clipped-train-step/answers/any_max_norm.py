"""Does not look at max_norm."""
# loses: test-clipped-train-step-error
# says: takes a max_norm of 0


def clipped_train_step(model, optimizer, x, y, max_norm):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = tf.clip_by_global_norm(gradients, max_norm)
    optimizer.apply(clipped, model.trainable_weights)
    return loss, norm
