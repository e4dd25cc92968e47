"""Subtracts rate times gradient itself: right for plain SGD only."""
# loses: test-clipped-train-step-update
# passes: check-clipped-train-step
# says: where the optimizer takes them


def clipped_train_step(model, optimizer, x, y, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = tf.clip_by_global_norm(gradients, max_norm)
    for weight, g in zip(model.trainable_weights, clipped):
        weight.assign_sub(optimizer.learning_rate * g)
    return loss, norm
