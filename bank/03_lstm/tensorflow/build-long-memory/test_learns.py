# Hidden test (2 points): trained rightly it hears the bit in 95 of 100 unseen sequences of 100 steps; a plain RNN of its size does not.
@probe
def answers_after_training(is_plain, x, bits, unseen):
    """Train a new model, whatever train_long_memory does. Returns what it says of unseen sequences."""
    model = plain_network(16) if is_plain else build_long_memory(16, 100)
    model.compile(keras.optimizers.Adam(0.02, clipnorm=1.0), "binary_crossentropy")
    model.fit(x, bits, batch_size=50, epochs=4, verbose=0)
    return model(unseen)


def share_of_right(answers, bits):
    """The part of the answers that says the right bit."""
    return float(np.mean((np.asarray(answers)[:, 0] > 0.5) == bits))


def trained_rightly(rng, is_plain=False):
    """The accuracy of a new model after training, on 1,000 unseen sequences of 100 steps."""
    examples, (unseen, bits) = noisy_bits(rng, 2000, 100), noisy_bits(rng, 1000, 100)
    return share_of_right(answers_after_training(is_plain, *examples, unseen), bits)


def test_memory_learns(rng):
    assert_long_memory(rng, 16, 100)
    without_gates = trained_rightly(rng, is_plain=True)
    accuracies = []
    for _ in range(2):  # the better of two: a start that happens to be bad costs nothing
        accuracies.append(trained_rightly(rng))
        if accuracies[-1] >= max(0.95, without_gates + 0.2):
            return
    raise AssertionError(
        f"build_long_memory: {max(accuracies):.3f} on unseen sequences, and {without_gates:.3f} by a plain RNN of the same size; 0.95 is asked."
    )


with_a_correct_cell(test_memory_learns)
