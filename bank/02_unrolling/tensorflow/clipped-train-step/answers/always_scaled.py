"""Scales every gradient to max_norm, short ones too."""
# loses: test-clipped-train-step-short
# says: a gradient shorter than max_norm is stretched to max_norm; leave it as it is.


def clipped_train_step(model, optimizer, x, y, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    norm = tf.linalg.global_norm(gradients)
    clipped = [g * max_norm / norm for g in gradients]
    optimizer.apply(clipped, model.trainable_weights)
    return loss, norm
