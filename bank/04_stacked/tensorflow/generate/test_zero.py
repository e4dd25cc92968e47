# Hidden test (2 points): at temperature 0 each token is the likeliest after all that was read and written, for any prompt and length.
def reader_by_hand(rng, size, as_tensor):
    """A reader with random logits that depend on everything that it has read, and a function for the right answer."""
    table, turn = rng.normal(size=(97, size)), rng.integers(1, 97, size=size)

    def after(state, token):
        return (31 * state + int(turn[token]) + 7) % 97

    def read(tokens, states):
        assert states is None or isinstance(states, tuple), (
            "generate: the states should be None at first, and then what the reader gave."
        )
        state, rows = (0 if states is None else states[0]), []
        tokens = np.asarray(tokens)
        assert tokens.ndim == 2 and len(tokens) == 1, (
            f"generate: the reader was given tokens of shape {tokens.shape}, not (1, T)."
        )
        for token in tokens[0]:
            state = after(state, token)
            rows.append(table[state])
        logits = np.array(rows)[None]
        return (tf.constant(logits, "float32") if as_tensor else logits), (state,)

    def likeliest(prompt, length):
        state, written = 0, []
        for token in prompt:
            state = after(state, token)
        for _ in range(length):
            written.append(int(np.argmax(table[state])))
            state = after(state, written[-1])
        return written

    return read, likeliest


def new_tokens(read, prompt, length, temperature, rng, size):
    """What generate gives, checked for its shape and range."""
    given = prompt.copy()
    return checked_tokens(generate(read, given, length, temperature, rng), length, size, given, prompt)


def checked_tokens(answer, length, size, given, prompt):
    """What generate gives, as an array. given: the prompt after it."""
    got = np.asarray(answer)
    assert got.shape == (length,), (
        f"generate gives shape {got.shape} for length {length} and a prompt of {len(prompt)} tokens."
    )
    assert np.issubdtype(got.dtype, np.integer), f"generate gives {got.dtype}; tokens are integers."
    assert np.all((got >= 0) & (got < size)), "generate gives tokens that are not in 0..V-1."
    assert np.array_equal(given, prompt), "generate changes the prompt."
    return got


def test_generate_zero(rng):
    for number, (size, P, length) in enumerate(
        [(5, 1, 1), (9, 4, 12), (30, 1, 20), (12, 25, 1), (7, 60, 40)]
    ):
        read, likeliest = reader_by_hand(rng, size, as_tensor=number % 2 == 0)
        prompt = rng.integers(size, size=P)
        for temperature in (0, 0.0):
            got = new_tokens(read, prompt, length, temperature, rng, size).tolist()
            assert got == likeliest(prompt, length), (
                f"generate: at temperature 0 the {length} tokens after a prompt of {P} are not the likeliest, one after the other."
            )


test_generate_zero(fresh("test_generate_zero"))
