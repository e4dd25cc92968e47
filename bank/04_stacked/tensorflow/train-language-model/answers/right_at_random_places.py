"""Windows from random places, in a training loop of one's own."""
# loses: nothing


def train_language_model(model, tokens, updates):
    optimizer = keras.optimizers.Adam(0.02, global_clipnorm=1.0)
    optimizer.build(model.trainable_weights)
    rng = np.random.default_rng()
    T, B = 40, 40

    @tf.function(reduce_retracing=True)
    def step(x, y):
        with tf.GradientTape() as tape:
            nats = tf.nn.sparse_softmax_cross_entropy_with_logits(y, model(x, training=True))
            loss = tf.reduce_mean(nats)
        optimizer.apply(tape.gradient(loss, model.trainable_weights), model.trainable_weights)

    for _ in range(updates):
        places = rng.integers(len(tokens) - T, size=B)[:, None] + np.arange(T + 1)
        chosen = tokens[places].astype("int32")
        step(chosen[:, :-1], chosen[:, 1:])
    return model
