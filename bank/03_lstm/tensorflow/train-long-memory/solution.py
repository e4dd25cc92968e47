def train_long_memory(model, x, bits):
    """Train a model of build_long_memory in place.

    model: from build_long_memory. x: (B, T, 2) float32. bits: (B,)
    int64, 0 or 1, as noisy_bits gives them.
    Returns the same model, trained. x and bits are not changed.
    """
    ### BEGIN SOLUTION
    model.compile(optimizer=keras.optimizers.Adam(0.02, clipnorm=1.0), loss="binary_crossentropy")
    model.fit(x, bits, batch_size=50, epochs=3, verbose=0)
    return model
    ### END SOLUTION
