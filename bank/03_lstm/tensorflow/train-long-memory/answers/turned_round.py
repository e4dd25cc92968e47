"""Trains on the opposite bits."""
# loses: test-train-long-memory-accuracy
# says: says the other one


def train_long_memory(model, x, bits):
    model.compile(keras.optimizers.Adam(0.02, clipnorm=1.0), "binary_crossentropy")
    model.fit(x, 1 - bits, batch_size=50, epochs=3, verbose=0)
    return model
