"""Never calls the optimizer."""
# loses: test-clipped-train-step-update, test-clipped-train-step-short, test-clipped-train-step-frozen
# says: the weights have not moved: the optimizer has not been asked to make its step.


def clipped_train_step(model, optimizer, x, y, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = tf.clip_by_global_norm(gradients, max_norm)
    pass
    return loss, norm
