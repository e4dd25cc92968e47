# Hidden test (1 point): the states are right where both gates are too small for a float, and gradients are numbers there.
@probe
def states_and_gradients(weights, x):
    """All states, and the gradients of their sum by the weights."""
    layer = MinLSTM(len(weights[1]) // 3)
    layer.build(x.shape)
    layer.set_weights(weights)
    with tf.GradientTape() as tape:
        states = layer(tf.constant(x))
        loss = tf.reduce_sum(states)
    return states, tape.gradient(loss, layer.trainable_weights)


def test_min_lstm_far(rng):
    # One input and a kernel of 0, so that the biases are the sums.
    x, kernel = np.ones((1, 2, 1), "float32"), np.zeros((1, 9), "float32")
    low, apart = rng.integers(200, 9000, size=3), rng.choice([-3, -2, -1, 1, 2, 3], size=3)
    written = rng.uniform(0.5, 2, size=3)
    bias = np.concatenate([-low, -low + apart, written]).astype("float32")
    states, gradients = states_and_gradients([kernel, bias], x)
    keep = 1 / (1 + np.exp(apart))
    right = np.stack([(1 - keep) * written, (1 - keep) * written * (1 + keep)])
    assert np.all(np.isfinite(states)), "MinLSTM: a state is not a number where both gates are very small."
    # float32 holds sums below 9,000 to 0.001 at best
    assert np.max(np.abs(states[0] - right)) < 1e-2, (
        "MinLSTM: a state is wrong where both gates are very small."
    )
    assert len(gradients) == 2 and all(g is not None and np.all(np.isfinite(g)) for g in gradients), (
        "MinLSTM: a gradient is missing or not a number where both gates are very small."
    )


with_a_correct_scan(test_min_lstm_far)
