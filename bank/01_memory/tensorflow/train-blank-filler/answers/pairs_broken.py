"""Shuffles the tokens but not the answers."""
# loses: test-train-blank-filler-accuracy
# says: stay paired


def train_blank_filler(model, tokens, answers):
    tokens = np.random.default_rng().permutation(tokens)
    model.compile(optimizer=keras.optimizers.Adam(5e-3, clipnorm=1.0), loss="sparse_categorical_crossentropy")
    model.fit(tokens, answers, batch_size=50, epochs=4, verbose=0)
    return model
