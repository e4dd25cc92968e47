"""Trains a copy and returns it: the model that was given stays as it was."""
# loses: test-train-blank-filler-accuracy, test-train-blank-filler-in-place
# says: another model than it was given


def train_blank_filler(model, tokens, answers):
    model = keras.models.clone_model(model)
    model.compile(optimizer=keras.optimizers.Adam(5e-3, clipnorm=1.0), loss="sparse_categorical_crossentropy")
    model.fit(tokens, answers, batch_size=50, epochs=4, verbose=0)
    return model
