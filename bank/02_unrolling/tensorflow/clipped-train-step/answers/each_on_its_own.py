"""Clips the gradient of each weight by its own norm."""
# loses: test-clipped-train-step-update
# says: each weight's gradient is clipped on its own; one factor, from the global norm, belongs to all.


def clipped_train_step(model, optimizer, x, y, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = [tf.clip_by_norm(g, max_norm) for g in gradients], tf.linalg.global_norm(gradients)
    optimizer.apply(clipped, model.trainable_weights)
    return loss, norm
