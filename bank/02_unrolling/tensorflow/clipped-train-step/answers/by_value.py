"""Clips each entry."""
# loses: test-clipped-train-step-update
# says: each entry is clipped to -max_norm..max_norm; scale the gradient as a whole.


def clipped_train_step(model, optimizer, x, y, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = [tf.clip_by_value(g, -max_norm, max_norm) for g in gradients], tf.linalg.global_norm(gradients)
    optimizer.apply(clipped, model.trainable_weights)
    return loss, norm
