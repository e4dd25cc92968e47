# Hidden test (2 points): the copy gives the same outputs, for any T, D and H, and the same return_sequences.
### INSERT helpers/run_with.py


@probe
class CorrectRNNCell(keras.layers.SimpleRNNCell):
    """Keras's own cell."""


def with_a_correct_cell(test):
    """Run a test with Keras's own cell in the place of RNNCell."""
    run_with(test, RNNCell=CorrectRNNCell)


@probe
def built_simple_rnn(weights, sequences=False):
    """A SimpleRNN layer with weights W (D, H), U (H, H) and b (H,)."""
    simple = keras.layers.SimpleRNN(len(weights[1]), return_sequences=sequences)
    simple.build((None, None, len(weights[0])))
    simple.set_weights(weights)
    return simple


@probe
def outputs_of_copy(weights, x, sequences):
    return copy_simple_rnn(built_simple_rnn(weights, sequences))(x)


def random_weights(rng, D, H):
    """W, U and b."""
    return [(rng.normal(size=shape) / 2).astype("float32") for shape in [(D, H), (H, H), (H,)]]


def test_copy_outputs(rng):
    for T, D, H in [(1, 2, 3), (5, 3, 2), (4, 3, 3)]:
        for sequences in (False, True):
            x = tf.constant(rng.normal(size=(2, T, D)), "float32")
            weights = random_weights(rng, D, H)
            simple = keras.layers.SimpleRNN(H, return_sequences=sequences)
            simple.build((None, None, D))
            simple.set_weights(weights)
            got, right = outputs_of_copy(weights, x, sequences), simple(x)
            assert got.shape == right.shape, (
                "copy_simple_rnn: the copy gives another shape. Is return_sequences handed on?"
            )
            assert np.max(np.abs(got - right)) < 1e-5, "copy_simple_rnn: the copy gives other outputs."


with_a_correct_cell(test_copy_outputs)
