"""Shuffles the arrays of the caller."""
# loses: test-train-blank-filler-in-place
# says: changes the tokens or the answers it was given.


def train_blank_filler(model, tokens, answers):
    order = np.random.default_rng().permutation(len(tokens))
    tokens[:], answers[:] = tokens[order], answers[order]
    model.compile(optimizer=keras.optimizers.Adam(5e-3, clipnorm=1.0), loss="sparse_categorical_crossentropy")
    model.fit(tokens, answers, batch_size=50, epochs=4, verbose=0)
    return model
