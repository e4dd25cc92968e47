# Hidden test (2 points): trained rightly it hears the bit in 95 of 100 unseen sequences of 100 steps; a plain RNN of its size does not.
def trained_rightly(model, rng):
    """Train a model, whatever train_long_memory does. Returns its accuracy on 1,000 unseen sequences of 100 steps."""
    model.compile(keras.optimizers.Adam(0.02, clipnorm=1.0), "binary_crossentropy")
    model.fit(*noisy_bits(rng, 2000, 100), batch_size=50, epochs=4, verbose=0)
    return accuracy_of(model, rng)


def accuracy_of(model, rng):
    """The part of 1,000 unseen sequences of 100 steps with the right answer."""
    unseen, bits = noisy_bits(rng, 1000, 100)
    return float(np.mean((np.asarray(model(unseen))[:, 0] > 0.5) == bits))


def test_memory_learns(rng):
    models = [build_long_memory(16, 100) for _ in range(2)]
    for model in models:
        assert_long_memory(model, 100)
    without_gates = trained_rightly(plain_network(16), rng)
    accuracies = []
    for model in models:  # the better of two: a start that happens to be bad costs nothing
        accuracies.append(trained_rightly(model, rng))
        if accuracies[-1] >= max(0.95, without_gates + 0.2):
            return
    raise AssertionError(
        f"build_long_memory: {max(accuracies):.3f} on unseen sequences, and {without_gates:.3f} by a plain RNN of the same size; 0.95 is asked."
    )


with_a_correct_cell(test_memory_learns)
