"""A learning rate of 1e-5: hardly anything moves."""
# loses: test-train-blank-filler-accuracy
# says: near chance


def train_blank_filler(model, tokens, answers):
    model.compile(optimizer=keras.optimizers.SGD(1e-5), loss="sparse_categorical_crossentropy")
    model.fit(tokens, answers, batch_size=50, epochs=2, verbose=0)
    return model
