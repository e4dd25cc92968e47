"""Returns what fit gives."""
# loses: test-train-language-model-in-place
# says: returns the History that fit gives


def train_language_model(model, tokens, updates):
    T = 50
    count = (len(tokens) - 1) // T
    inputs = tokens[: count * T].reshape(count, T)
    targets = tokens[1 : count * T + 1].reshape(count, T)
    windows = tf.data.Dataset.from_tensor_slices((inputs, targets)).shuffle(count).repeat().batch(32)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.03, clipnorm=1.0), loss)
    return model.fit(windows, steps_per_epoch=updates, shuffle=False, verbose=0)
