# Hidden test (1 point): six entries (B, T, H), for any B, T, D and H, of x as a tensor or an array.
def built_cell(rng, D, H, kind, **options):
    """A built cell with random weights and a bias that is not zero. kind: LSTMCell or keras.layers.LSTMCell."""
    cell = kind(H, **options)
    cell.build((None, D))
    cell.set_weights(random_weights(rng, D, H))
    return cell


def trace_by_hand(cell, x):
    """The six entries in NumPy and float64."""
    weights = [np.asarray(w) for w in (cell.kernel, cell.recurrent_kernel, cell.bias)]
    step = {"h": np.zeros((len(x), cell.units)), "c": np.zeros((len(x), cell.units))}
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
            for key, entry in entries(gate_trace(built_cell(rng, D, H, LSTMCell), x)).items():
                assert entry.shape == (B, T, H), (
                    f"gate_trace: {key!r} has shape {entry.shape} for B, T, D, H = {B, T, D, H}."
                )


with_a_correct_cell(test_trace_shapes)
