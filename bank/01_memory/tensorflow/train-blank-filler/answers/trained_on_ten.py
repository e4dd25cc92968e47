"""Trains on the first ten sentences: it knows them by heart and nothing else."""
# loses: test-train-blank-filler-accuracy
# says: on unseen sentences


def train_blank_filler(model, tokens, answers):
    model.compile(optimizer=keras.optimizers.Adam(5e-3, clipnorm=1.0), loss="sparse_categorical_crossentropy")
    model.fit(tokens[:10], answers[:10], batch_size=10, epochs=30, verbose=0)
    return model
