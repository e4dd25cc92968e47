def language_model(vocab_size, units, dropout=0.0):
    """A built, uncompiled model of language: tokens (B, T), any
    integers below V, to logits (B, T, V) for the token after each.

    vocab_size: V. units: the widths of the stack, the lowest layer
    first. dropout: between the layers.
    """
    return keras.Sequential(
        [
            keras.layers.Input((None,), dtype="int32"),
            # one-hot
            keras.layers.Embedding(
                vocab_size,
                vocab_size,
                "identity",
                trainable=False,
            ),
            build_stack(vocab_size, units, dropout),
            keras.layers.Dense(vocab_size),
        ]
    )
