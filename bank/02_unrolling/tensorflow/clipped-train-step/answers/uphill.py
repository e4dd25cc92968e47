"""Adds the gradient, where the optimizer already subtracts it."""
# loses: test-clipped-train-step-update, test-clipped-train-step-short
# says: the step goes uphill.


def clipped_train_step(model, optimizer, x, y, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = tf.clip_by_global_norm(gradients, max_norm)
    optimizer.apply([-g for g in clipped], model.trainable_weights)
    return loss, norm
