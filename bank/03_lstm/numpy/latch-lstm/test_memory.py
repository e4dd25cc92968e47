# Hidden test (2 points): the cell state holds the bit through 1,000 noisy steps, in each of 200 sequences.
def bits_in_noise(rng, steps, flags):
    """200 sequences of noise with a bit at each of the `flags`: x (200, steps, 2) and the bits (200, len(flags))."""
    bits = rng.choice([-1.0, 1.0], size=(200, len(flags)))
    x = np.zeros((200, steps, 2))
    x[:, :, 0] = rng.normal(size=(200, steps))
    x[:, flags, 0], x[:, flags, 1] = bits, 1
    return x, bits


def cell_states_of_latch(x):
    """The cell states (B, T) of latch_lstm in a correct LSTM."""
    weights = [
        np.asarray(w, float).reshape(s) for w, s in zip(latch_lstm(), [(2, 4), (1, 4), (4,)], strict=True)
    ]
    with np.errstate(over="ignore"):  # weights may be large
        return correct_lstm_forward(x, np.zeros((len(x), 1)), np.zeros((len(x), 1)), *weights)[1][:, :, 0]


def test_latch_lstm_memory(rng):
    x, bits = bits_in_noise(rng, 1001, [0])
    held = np.sum(np.all(bits * cell_states_of_latch(x) > 0.5, axis=1))
    assert held == 200, (
        f"latch_lstm: in {200 - held} of 200 noisy sequences the bit is lost, or c gets smaller than 0.5."
    )


test_latch_lstm_memory(fresh("test_latch_lstm_memory"))
