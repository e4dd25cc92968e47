"""The mean absolute error."""
# loses: test-clipped-train-step-update, test-clipped-train-step-short, test-clipped-train-step-loss, test-clipped-train-step-norm, test-clipped-train-step-frozen
# says: this is the mean absolute error; the squared one is asked.


def clipped_train_step(model, optimizer, x, y, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.abs(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = tf.clip_by_global_norm(gradients, max_norm)
    optimizer.apply(clipped, model.trainable_weights)
    return loss, norm
