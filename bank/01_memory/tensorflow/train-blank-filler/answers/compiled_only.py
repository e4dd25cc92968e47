"""Compiles and never fits."""
# loses: test-train-blank-filler-accuracy, test-train-blank-filler-in-place
# says: Is model.fit called


def train_blank_filler(model, tokens, answers):
    model.compile(optimizer=keras.optimizers.Adam(5e-3, clipnorm=1.0), loss="sparse_categorical_crossentropy")

    return model
