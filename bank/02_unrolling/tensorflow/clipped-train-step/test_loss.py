# Hidden test (1 point): the loss is the mean squared error before the step.
@probe
def loss_of_sequence(weights, x, y):
    """The loss of a SimpleRNN layer with these weights, which gives a number for each step of a sequence."""
    _, T, D = x.shape
    rnn = keras.layers.SimpleRNN(len(weights[1]), return_sequences=True)
    model, optimizer = keras.Sequential([keras.layers.Input((T, D)), rnn]), keras.optimizers.SGD(0.3)
    model.set_weights(weights)
    optimizer.build(model.trainable_weights)
    return float(clipped_train_step(model, optimizer, x, y, 1.0)[0])


def test_clipped_loss(rng):
    for max_norm in (0.5, 50.0):
        case = LinearCase(rng)
        right, got = case.by_hand()[0], case.steps(max_norm)[0][0]
        assert abs(got - right) < 1e-4 * (1 + right), (
            f"clipped_train_step: loss {got:.4f}, where it is {right:.4f}."
        )
    # Also where the model gives a number for each step of a sequence.
    x, h0, W, U, b = random_arguments(rng, 2, 4, 3, 2)
    y = tf.constant(rng.normal(size=(2, 4, 2)), "float32")
    right = np.mean((states_by_hand(x, 0 * h0, W, U, b) - y) ** 2)
    got = loss_of_sequence([W.numpy(), U.numpy(), b.numpy()], x, y)
    assert abs(got - right) < 1e-4 * (1 + right), "clipped_train_step: the loss of a sequence is wrong."


test_clipped_loss(fresh("test_clipped_loss"))
