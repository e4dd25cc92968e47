# Hidden test (2 points): inside keras.layers.RNN the cell carries its state through time, all its weights are trained, and the gradient reaches the first input.
@probe
def states_and_slopes(x, weights):
    """The states of an RNN with the cell, the gradients of sum(states**2) with respect to its trainable weights, and that of
    the last state's sum with respect to x."""
    own = keras.layers.RNN(RNNCell(len(weights[1])), return_sequences=True)
    own.build(x.shape)
    own.set_weights(weights)
    with tf.GradientTape() as tape:
        states = own(x)
        loss = tf.reduce_sum(states**2)
    gradients = tape.gradient(loss, own.trainable_weights)
    with tf.GradientTape() as tape:
        tape.watch(x)
        last = tf.reduce_sum(own(x)[:, -1])
    return states, gradients, tape.gradient(last, x)


def test_rnn_cell_sequence(rng):
    for T, D, H in [(1, 2, 3), (4, 3, 2), (2, 4, 4)]:
        x = tf.constant(rng.normal(size=(3, T, D)), "float32")
        simple = keras.layers.SimpleRNN(H, return_sequences=True)
        simple.build(x.shape)
        simple.set_weights([rng.normal(size=w.shape) / 2 for w in simple.get_weights()])
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(x)
            right = simple(x)
            loss, last = tf.reduce_sum(right**2), tf.reduce_sum(right[:, -1])
        states, gradients, slope = states_and_slopes(x, simple.get_weights())
        assert np.max(np.abs(states - right)) < 1e-4, (
            "RNNCell inside keras.layers.RNN differs from SimpleRNN."
        )
        assert len(gradients) == 3 and all(g is not None for g in gradients), (
            "RNNCell: not every weight is trained."
        )
        assert slope is not None and np.max(np.abs(slope - tape.gradient(last, x))) < 1e-4, (
            "RNNCell inside keras.layers.RNN: the gradient from the last state does not come back to the inputs as with SimpleRNN."
        )
        for gradient, exact in zip(gradients, tape.gradient(loss, simple.trainable_weights)):
            assert np.max(np.abs(gradient - exact)) < 1e-3 * (1 + np.max(np.abs(exact))), (
                "RNNCell inside keras.layers.RNN: the gradient of a weight is not that of SimpleRNN."
            )


test_rnn_cell_sequence(fresh("test_rnn_cell_sequence"))
