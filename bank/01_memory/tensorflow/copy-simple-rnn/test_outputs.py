# Hidden test (2 points): the copy gives the same outputs, for any T, D and H, and the same return_sequences.
### INSERT helpers/run_with.py


def with_a_correct_cell(test):
    """Run a test with Keras's own cell in the place of RNNCell."""
    run_with(test, RNNCell=type("CorrectRNNCell", (keras.layers.SimpleRNNCell,), {}))


def built_simple_rnn(rng, D, H, **options):
    simple = keras.layers.SimpleRNN(H, **options)
    simple.build((None, None, D))
    simple.set_weights([rng.normal(size=w.shape) / 2 for w in simple.get_weights()])
    return simple


def test_copy_outputs(rng):
    for T, D, H in [(1, 2, 3), (5, 3, 2), (4, 3, 3)]:
        for sequences in (False, True):
            x = tf.constant(rng.normal(size=(2, T, D)), "float32")
            simple = built_simple_rnn(rng, D, H, return_sequences=sequences)
            copy = copy_simple_rnn(simple)
            got = copy(x)
            assert got.shape == simple(x).shape, (
                "copy_simple_rnn: the copy gives another shape. Is return_sequences handed on?"
            )
            assert np.max(np.abs(got - simple(x))) < 1e-5, "copy_simple_rnn: the copy gives other outputs."


with_a_correct_cell(test_copy_outputs)
