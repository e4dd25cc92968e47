"""Trains a copy and returns it."""
# loses: test-train-long-memory-accuracy, test-train-long-memory-in-place
# says: another model than it was given


def train_long_memory(model, x, bits):
    model = keras.models.clone_model(model)
    model.compile(optimizer=keras.optimizers.Adam(0.02, clipnorm=1.0), loss="binary_crossentropy")
    model.fit(x, bits, batch_size=50, epochs=3, verbose=0)
    return model
