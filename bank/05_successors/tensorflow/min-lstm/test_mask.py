# Hidden test (2 points): where a step is masked the state stays, and the next layer gets the mask: filling changes nothing.
@probe
def states_of_two_layers(one, two, x):
    """What two layers give behind keras.layers.Masking: all states of the second, which masks steps of zeros."""
    T, D = x.shape[1:]
    layers = [keras.layers.Masking(), MinLSTM(len(one[1]) // 3), MinLSTM(len(two[1]) // 3)]
    model = keras.Sequential([keras.layers.Input((T, D)), *layers])
    model.set_weights([*one, *two])
    return model(tf.constant(x))


def test_min_lstm_mask(rng):
    T, lengths = 6, np.array([6, 1, 4])
    mask = np.arange(T) < lengths[:, None]
    weights, x = random_kernel(rng, 2, 3), rng.normal(size=(3, T, 2)).astype("float32")
    got, right = states_of_layer(weights, x, mask), min_lstm_by_hand(x, mask, *weights)
    assert tuple(got.shape) == right.shape and np.max(np.abs(got - right)) < 1e-4, (
        "MinLSTM: where mask is False the state should stay as it is."
    )
    gap = mask.copy()
    gap[:, 0], gap[0, 2] = False, False  # also at the start, and between
    got, right = states_of_layer(weights, x, gap), min_lstm_by_hand(x, gap, *weights)
    assert np.max(np.abs(got - right)) < 1e-4, "MinLSTM: a masked step between others should change nothing."
    other = random_kernel(rng, 3, 2)
    x *= mask[..., None]
    got = states_of_two_layers(weights, other, x)
    below = min_lstm_by_hand(x, mask, *weights)
    right = min_lstm_by_hand(below, mask, *other)
    assert np.max(np.abs(got - right)) < 1e-4, (
        "MinLSTM: a layer above it does not see the mask, and goes on through the filling. See supports_masking."
    )


with_a_correct_scan(test_min_lstm_mask)
