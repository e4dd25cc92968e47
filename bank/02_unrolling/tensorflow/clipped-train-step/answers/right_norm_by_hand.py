"""The global norm written out; floats are returned."""
# loses: nothing


def clipped_train_step(model, optimizer, x, y, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    norm = float(tf.sqrt(sum(tf.reduce_sum(g**2) for g in gradients)))
    clipped = [g * max_norm / norm for g in gradients] if norm > max_norm else gradients
    optimizer.apply(clipped, model.trainable_weights)
    return float(loss), norm
