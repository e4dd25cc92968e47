def train_blank_filler(model, tokens, answers):
    """Train a blank filler in place.

    model: from build_blank_filler. tokens: (B, T) int64. answers: (B,)
    int64, the token that fills each blank.
    Returns the same model, trained. tokens and answers are not changed.
    """
    ### BEGIN SOLUTION
    model.compile(optimizer=keras.optimizers.Adam(5e-3, clipnorm=1.0), loss="sparse_categorical_crossentropy")
    model.fit(tokens, answers, batch_size=50, epochs=4, verbose=0)
    return model
    ### END SOLUTION
