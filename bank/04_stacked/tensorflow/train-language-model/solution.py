def train_language_model(model, tokens, updates):
    """Train a model of language in place, to forecast the next token of
    a text.

    model: a built, uncompiled keras.Model: tokens (B, T) to
    logits (B, T, V), any B and T; its states start from zeros.
    tokens: (N,) int32 or int64, the text, in order; N >= 2,000.
    updates: how many batches to train on, at least 1.
    Returns the same model, trained. tokens is not changed.
    """
    ### BEGIN SOLUTION
    T = 50
    count = (len(tokens) - 1) // T
    inputs = tokens[: count * T].reshape(count, T)
    targets = tokens[1 : count * T + 1].reshape(count, T)
    windows = tf.data.Dataset.from_tensor_slices((inputs, targets)).shuffle(count).repeat().batch(32)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.03, clipnorm=1.0), loss)
    model.fit(windows, steps_per_epoch=updates, shuffle=False, verbose=0)
    return model
    ### END SOLUTION
