# Hidden test (1 point): six entries (B, T, H), for any B, T, D and H, of x as a tensor or an array.
@probe
def traced(weights, x, dtype="float32", is_keras=False):
    """What gate_trace gives for a built cell with these weights, and the weights and x after it."""
    kind = keras.layers.LSTMCell if is_keras else LSTMCell
    cell = kind(len(weights[1]), dtype=dtype)
    cell.build((None, len(weights[0])))
    cell.set_weights(weights)
    trace = gate_trace(cell, x)
    return trace, cell.get_weights(), x


def trace_by_hand(weights, x):
    """The six entries in NumPy and float64."""
    H = len(weights[1])
    step = {"h": np.zeros((len(x), H)), "c": np.zeros((len(x), H))}
    steps = []
    for t in range(x.shape[1]):
        step = step_by_hand(x[:, t], step["h"], step["c"], *weights)
        steps.append(step)
    return {key: np.stack([s[key] for s in steps], axis=1) for key in step}


def entries(trace, keys=("i", "f", "c_tilde", "o", "c", "h")):
    """Entries of what gate_trace gives, as arrays, by key."""
    assert isinstance(trace, dict) and all(key in trace for key in keys), (
        f"gate_trace: return a dictionary that has the keys {keys}."
    )
    return {key: np.asarray(trace[key]) for key in keys}


def test_trace_shapes(rng):
    for B, T, D, H in [(1, 1, 1, 1), (3, 1, 2, 4), (2, 5, 3, 2), (4, 4, 4, 4)]:
        for make in (tf.constant, np.asarray):
            x = make(rng.normal(size=(B, T, D)).astype("float32"))
            trace, *_ = traced(random_weights(rng, D, H), x)
            for key, entry in entries(trace).items():
                assert entry.shape == (B, T, H), (
                    f"gate_trace: {key!r} has shape {entry.shape} for B, T, D, H = {B, T, D, H}."
                )


with_a_correct_cell(test_trace_shapes)
