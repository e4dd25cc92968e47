def adding_reader(size):
    """A reader whose likeliest next token is the sum of all that it has read, plus one for each call of it, modulo `size`.

    Its states hold the sum. So a token that is read twice, or not, shows in all that follows.
    """

    def read(tokens, states):
        tokens = np.asarray(tokens)
        assert tokens.ndim == 2 and len(tokens) == 1, (
            f"generate: the reader was given tokens of shape {tokens.shape}; it takes (1, T)."
        )
        total = 0 if states is None else states
        sums = total + np.cumsum(tokens[0] + 1)
        return 5.0 * np.eye(size)[sums % size][None], sums[-1]

    return read


def _check_generate():
    rng = np.random.default_rng(0)
    size, prompt = 11, np.array([2, 5, 6, 3])
    tokens = generate(adding_reader(size), prompt, 8, 0, rng)
    assert tokens is not None, "generate returns None: is `return` missing?"
    assert np.shape(tokens) != (12,), (
        "generate: the prompt is in the answer; only the new tokens are asked for."
    )
    assert np.shape(tokens) == (8,), f"generate gives shape {np.shape(tokens)} for a length of 8."
    assert np.issubdtype(np.asarray(tokens).dtype, np.integer), (
        f"generate gives {np.asarray(tokens).dtype}; tokens are integers."
    )
    got = [int(token) for token in tokens]
    mistakes = {
        ### MISTAKES prompt_ignored, last_of_prompt_only, last_token_read_twice, states_not_carried,
        ### prompt_again, first_token_lost
    }
    # Eight numbers of two digits, read as one.
    compare(
        "generate",
        [sum(token * 0.37**k for k, token in enumerate(got))],
        12.98183,
        mistakes,
        f"at temperature 0 the tokens should be those of the largest logits; they are {got}",
    )
    assert len(generate(adding_reader(size), prompt[:1], 3, 0, rng)) == 3, (
        "generate fails for a prompt of one token."
    )

    def fixed_reader(logits):
        return lambda tokens, states: (tf.constant(np.tile(logits, (1, np.shape(tokens)[1], 1))), 0)

    def softmax(z):
        return np.exp(z) / np.exp(z).sum()

    logits = np.array([2.0, 1.0, 0.0, -1.0])
    for temperature in (1.0, 0.5, 2.0):
        tokens = generate(fixed_reader(logits), prompt, 2000, temperature, rng)
        shares = np.bincount(np.asarray(tokens), minlength=4) / 2000
        known = {
            "these are the shares of logits * temperature; divide by it.": softmax(logits * temperature),
            "the temperature has no influence.": softmax(logits),
            "the temperature divides the probabilities; it should divide the logits.": softmax(
                softmax(logits) / temperature
            ),
            "the logits are made probabilities twice.": softmax(softmax(logits)),
            "all tokens are equally likely.": np.full(4, 0.25),
            "it always gives the same token. Is the largest logit taken at every temperature, or a generator with the same seed made for each draw?": np.array(
                [1.0, 0, 0, 0]
            ),
        }
        right = softmax(logits / temperature)
        for mistake, wrong in known.items():
            alike = np.max(np.abs(wrong - right)) < 0.12
            assert alike or np.max(np.abs(shares - wrong)) > 0.05, (
                f"generate, temperature {temperature}: {mistake}"
            )
        assert np.max(np.abs(shares - right)) < 0.07, (
            f"generate: at temperature {temperature} the tokens come with shares {shares.round(2)}; they should be about {right.round(2)}."
        )
    cold = np.bincount(generate(fixed_reader(0.01 * logits), prompt, 2000, 0.01, rng), minlength=4) / 2000
    assert np.max(np.abs(cold - softmax(logits))) < 0.07, (
        f"generate: for logits of 0.02 to -0.01 at temperature 0.01 the tokens come with shares {cold.round(2)}; they should "
        f"be about {softmax(logits).round(2)}, as those of 2 to -1 at temperature 1."
    )
    rows = (
        np.random.default_rng(1).normal(size=(100, 100)).astype("float32")
    )  # for each last token its logits
    rows[:, -1] = -40
    try:
        generate(lambda tokens, states: (tf.constant(rows[np.asarray(tokens)]), 0), prompt, 200, 1.0, rng)
    except ValueError as error:
        raise AssertionError(
            f"generate: {error}, for float32 logits of 100 tokens. Rounded to float32, the probabilities may add up to more "
            "than 1: work them out in float64."
        ) from None
    flat = fixed_reader(np.zeros(50))
    one, same, other = (
        list(generate(flat, prompt, 30, 1.0, np.random.default_rng(seed))) for seed in (5, 5, 6)
    )
    assert one == same, "generate writes other tokens for the same seed; all chance should come from rng."
    assert one != other, "generate writes the same tokens for another seed; the chance should come from rng."
    assert len(set(one)) > 5, (
        "generate draws the same token again and again: is a generator with the same seed made for each token?"
    )
    try:
        with np.errstate(over="raise", invalid="raise"):
            sure = generate(fixed_reader(np.array([-1e4, 1e4, 9e3])), prompt, 3, 0.5, rng)
    except (FloatingPointError, ValueError) as error:
        raise AssertionError(f"generate: {error}, for logits of 10,000. Take the largest logit away first.")
    assert list(sure) == [1, 1, 1], "generate: for logits of 10,000 the tokens are wrong."
    try:
        generate(flat, prompt, 3, -1.0, rng)
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(
            f"generate raises {type(error).__name__} for a negative temperature; raise ValueError."
        )
    else:
        raise AssertionError("generate accepts a negative temperature; raise a ValueError.")
    print("generate: this looks right.")


_check_generate()
