"""Forgets the return."""
# loses: test-train-blank-filler-in-place
# says: returns None: `return model` is missing


def train_blank_filler(model, tokens, answers):
    model.compile(optimizer=keras.optimizers.Adam(5e-3, clipnorm=1.0), loss="sparse_categorical_crossentropy")
    model.fit(tokens, answers, batch_size=50, epochs=4, verbose=0)
    return None
