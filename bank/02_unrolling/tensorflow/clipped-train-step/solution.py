def clipped_train_step(model, optimizer, x, y, max_norm):
    """One step of training on the mean squared error, with the gradient
    clipped by its global norm.

    model: a built keras.Model. optimizer: a keras optimizer, built for
    the model's trainable weights.
    x: a batch of inputs, float32. y: the targets, float32, of the shape
    of model(x). max_norm: a float above 0.
    Returns two numbers (floats or scalar tensors): the loss before the
    step, and the global norm before clipping.
    Raises ValueError if max_norm is not above 0.
    """
    ### BEGIN SOLUTION
    if max_norm <= 0:
        raise ValueError("max_norm must be above 0")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_weights)
    clipped, norm = tf.clip_by_global_norm(gradients, max_norm)
    optimizer.apply(clipped, model.trainable_weights)
    return loss, norm
    ### END SOLUTION
