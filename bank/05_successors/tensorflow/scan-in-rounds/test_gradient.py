# Hidden test (2 points): the gradients by a and b are those of the loop, and reach the first step.
@probe
def gradients_of_scan(a, b, dstates):
    """The gradients of sum(states * dstates) by a and b."""
    a, b = tf.constant(a), tf.constant(b)
    with tf.GradientTape() as tape:
        tape.watch([a, b])
        loss = tf.reduce_sum(scan_in_rounds(a, b) * dstates)
    return tape.gradient(loss, [a, b])


def gradients_by_loop(a, b, dstates):
    """The same, from the last step to the first."""
    states, da, db = states_by_loop(a, b), np.zeros(a.shape), np.zeros(b.shape)
    carried = np.zeros(b[:, 0].shape)
    for t in reversed(range(b.shape[1])):
        db[:, t] = dstates[:, t] + carried
        da[:, t] = db[:, t] * (states[:, t - 1] if t else 0)
        carried = a[:, t] * db[:, t]
    return da, db


def test_rounds_gradient(rng):
    for B, T, H in [(1, 2, 3), (3, 7, 2), (2, 16, 3)]:
        a, b, dstates = rng.uniform(-1.2, 1.2, size=(3, B, T, H))
        got = gradients_of_scan(a.copy(), b.copy(), dstates.copy())
        for name, one, right in zip("ab", got, gradients_by_loop(a, b, dstates), strict=True):
            assert one is not None, (
                f"scan_in_rounds: no gradient comes to {name}. Is something made with NumPy?"
            )
            assert one.shape == right.shape, f"scan_in_rounds: the gradient by {name} has shape {one.shape}."
            close = np.max(np.abs(one - right)) < 1e-5 * (1 + np.max(np.abs(right)))
            assert close, f"scan_in_rounds: the gradient by {name} is not that of the loop for {B, T, H}."


test_rounds_gradient(fresh("test_rounds_gradient"))
