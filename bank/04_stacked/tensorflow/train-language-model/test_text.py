# Hidden test (2 points): after 120 updates a small convolution needs at most 3.5 bits for an unseen character of the manual.
def small_model(vocab_size, units):
    """A model of language that sees the last four tokens, whatever the answers above are.

    No LSTM: trained by the same function it takes four times as long, and tells good training from bad as well.
    """
    tokens = keras.Input((None,), dtype="int32")
    vectors = keras.layers.Embedding(vocab_size, 16)(tokens)
    seen = keras.layers.Conv1D(units, 4, padding="causal", activation="tanh")(vectors)
    return keras.Model(tokens, keras.layers.Dense(vocab_size)(seen))


@probe
def trained_language_model(config, weights, text, updates):
    """Have a model trained, built anew from its config and weights.

    Returns its weights, whether it is the one that train_language_model returns, of which type that is, how many updates
    its optimizer has made (None without one: after a loop of one's own), and the text after it.
    """
    model = keras.models.model_from_json(config)
    model.set_weights(weights)
    trained = train_language_model(model, text, updates)
    made = getattr(model, "optimizer", None)
    count = None if made is None else int(made.iterations)
    return model.get_weights(), trained is model, type(trained).__name__, count, text


def train(model, text, updates):
    """Give a model the weights that training gives another one like it. Returns what else is known of the training."""
    weights, *known = trained_language_model(model.to_json(), model.get_weights(), text.copy(), updates)
    model.set_weights(weights)
    return known


def score_of(model, tokens):
    """Bits per token of a model on a sequence, written another way."""
    logits = np.asarray(model(tokens[None, :-1]))[0].astype("float64")
    costs = [np.log2(np.sum(np.exp(z - z[k]))) for z, k in zip(logits, tokens[1:])]
    return float(np.mean(np.minimum(costs, 1e3)))


def test_language_text(rng):
    manual = " ".join(" ".join(topics[name].split()) for name in sorted(topics))
    letters, numbers = np.unique(list(manual), return_inverse=True)
    numbers, model = numbers.astype("int32"), small_model(len(letters), 64)
    train(model, numbers[:200_000], 120)
    bits = score_of(model, numbers[200_000:204_000])
    # Adam at 0.03 gives 2.9 to 3.0, at 0.006 up to 3.43, at 0.003 3.6 to 3.7. An LSTM of 64 units, after 200 updates, gets
    # 2.6 to 2.7 at 0.03, up to 3.59 at 0.006, and 3.8 at 0.003: the text asks for 3.6.
    assert bits <= 3.5, (
        f"train_language_model: a convolution over four characters, trained by it for 120 updates, needs {bits:.2f} bits per unseen "
        "character of the manual; 3.5 is asked."
    )


test_language_text(fresh("test_language_text"))
