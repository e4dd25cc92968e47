# Hidden test (3 points): the states are those of the equations, for any B, T, D and H; weights have their names, shapes and start.
### INSERT helpers/run_with.py


@probe
def correct_scan(a, b):
    """The states, step by step."""
    states = [tf.convert_to_tensor(b)[:, 0]]
    for t in range(1, b.shape[1]):
        states.append(a[:, t] * states[-1] + b[:, t])
    return tf.stack(states, axis=1)


def with_a_correct_scan(test):
    """Run a test with a correct scan in the place of scan_in_rounds."""
    run_with(test, scan_in_rounds=correct_scan)


def min_lstm_by_hand(x, mask, W, b):
    """All states in NumPy and float64, step by step. mask: (B, T), or None."""
    x, W, b = (np.asarray(a, dtype="float64") for a in (x, W, b))
    z = np.einsum("btd,dgh->gbth", x, W.reshape(len(W), 3, -1)) + b.reshape(3, 1, 1, -1)
    gates = 1 / (1 + np.exp(-z[:2]))
    f, i = gates / gates.sum(axis=0)
    h, states = np.zeros(z[0, :, 0].shape), []
    for t in range(x.shape[1]):
        new = f[:, t] * h + i[:, t] * z[2, :, t]
        h = new if mask is None else np.where(mask[:, t, None], new, h)
        states.append(h)
    return np.stack(states, axis=1)


def random_kernel(rng, D, H):
    """A kernel and a bias that is not zero."""
    return [rng.uniform(-2, 2, size=shape).astype("float32") for shape in [(D, 3 * H), (3 * H,)]]


@probe
def new_min_lstm(T, D, H):
    """The names, shapes and values of the weights of a new layer."""
    layer = MinLSTM(H)
    layer.build((None, T, D))
    weights = [layer.kernel, layer.bias]
    return [w.name for w in layer.trainable_weights], [np.asarray(w) for w in weights]


@probe
def states_of_layer(weights, x, mask=None, dtype="float32"):
    """All states of a layer with these weights."""
    layer = MinLSTM(len(weights[1]) // 3, dtype=dtype)
    layer.build(x.shape)
    layer.set_weights(weights)
    return layer(tf.constant(x)) if mask is None else layer(tf.constant(x), mask=tf.constant(mask))


def test_min_lstm_states(rng):
    for B, T, D, H in [(1, 1, 1, 1), (2, 6, 3, 2), (3, 5, 2, 4), (1, 40, 3, 3)]:
        names, (kernel, bias) = new_min_lstm(T, D, H)
        assert names == ["kernel", "bias"], f"MinLSTM: the weights are called {names}."
        assert kernel.shape == (D, 3 * H) and bias.shape == (3 * H,), (
            "MinLSTM: kernel or bias has a wrong shape."
        )
        assert np.std(kernel) > 0 and not np.any(bias), (
            "MinLSTM: the kernel should start from random numbers, the bias from zeros."
        )
        weights, x = random_kernel(rng, D, H), rng.normal(size=(B, T, D)).astype("float32")
        states, right = states_of_layer(weights, x), min_lstm_by_hand(x, None, *weights)
        assert tuple(states.shape) == (B, T, H), (
            f"MinLSTM gives shape {tuple(states.shape)} for B, T, D, H = {B, T, D, H}."
        )
        assert np.max(np.abs(states - right)) < 1e-4, (
            f"MinLSTM: the states are not those of the equations, for B, T, D, H = {B, T, D, H}."
        )


with_a_correct_scan(test_min_lstm_states)
