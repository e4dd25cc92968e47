"""A squared error, larger batches and a validation split."""
# loses: nothing


def train_long_memory(model, x, bits):
    model.compile(optimizer=keras.optimizers.Adam(0.01, global_clipnorm=1.0), loss="mse")
    model.fit(x, bits, batch_size=20, epochs=5, validation_split=0.1, verbose=0)
    return model
