# Hidden test (1 point): the tokens come as often as softmax(logits / temperature) says, given what was written before.
@probe
def written_by_table(rows, prompt, length, temperature, rng):
    """What generate gives with a reader that knows the last token alone, a row of logits for each; and the prompt.

    In one probe, so that not every token is a call from one process to another.
    """

    def read(tokens, states):
        return rows[np.asarray(tokens)], None

    return generate(read, prompt, length, temperature, rng), prompt


def test_generate_temperature(rng):
    for temperature, scale in [(1.0, 1), (0.5, 1), (2, 1), (0.01, 0.01)]:
        # Each row is the one before, moved on by one: so in the long run all tokens come equally often.
        first = scale * (rng.permutation([2.0, 1.0, 0.0]) + rng.uniform(-5, 5))
        rows = np.array([np.roll(first, k) for k in range(3)])
        prompt = np.array([0, 2])
        answer, given = written_by_table(rows, prompt.copy(), 3000, temperature, rng)
        got = checked_tokens(answer, 3000, 3, given, prompt)
        for token in range(3):
            followers = got[1:][got[:-1] == token]
            assert len(followers) > 100, (
                f"generate: at temperature {temperature} some tokens come too rarely."
            )
            p = np.exp(rows[token] / temperature)
            error = np.max(np.abs(np.bincount(followers, minlength=3) / len(followers) - p / p.sum()))
            # Five standard deviations of a share, at most.
            assert error < 2.5 / np.sqrt(len(followers)), (
                f"generate: at temperature {temperature} a token comes {error:.0%} too often or too rarely."
            )
    # As a model gives them, in float32, where the rounded probabilities of many tokens may add up to more than 1.
    rows = rng.normal(size=(100, 100)).astype("float32")
    rows[:, -1] = -40
    try:
        answer, given = written_by_table(rows, prompt.copy(), 300, 1.0, rng)
    except ValueError as error:
        raise AssertionError(f"generate: {error}, for float32 logits of 100 tokens.") from None
    checked_tokens(answer, 300, 100, given, prompt)


test_generate_temperature(fresh("test_generate_temperature"))
