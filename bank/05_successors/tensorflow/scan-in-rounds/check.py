def _check_scan_in_rounds():
    a, b = waves(18, 2, 7, 3), waves(60, 2, 7, 3)
    try:
        states = scan_in_rounds(tf.constant(a), tf.constant(b))
    except NotImplementedError:
        raise
    except Exception as error:
        raise AssertionError(
            f"scan_in_rounds fails for a and b of shape (2, 7, 3): {what_failed(error)} (A tensor cannot be assigned to. In a "
            "round with jump 2, steps 2, 3, ... are joined with steps 0, 1, ...: which slices of axis 1 are these?)"
        )
    assert tf.is_tensor(states), f"scan_in_rounds gives a {type(states).__name__}; return a tensor."
    assert tuple(states.shape) == (2, 7, 3), (
        f"scan_in_rounds: the states have shape {tuple(states.shape)} for inputs of (2, 7, 3). What has nothing `jump` places "
        "before it stays as it is, in front of what is joined."
    )
    assert states.dtype == tf.float32, f"scan_in_rounds gives {states.dtype.name} for inputs of float32."
    mistakes = {
        ### MISTAKES one_round, factors_first
    }
    hint = "work out the round with jump 1 for a = (2, 3, 4) and b = (1, 1, 1); the task has its numbers"
    compare("scan_in_rounds", states, -5.65543, mistakes, hint)
    try:
        array = scan_in_rounds(a.astype("float64"), b.astype("float64"))
    except Exception as error:
        raise AssertionError(f"scan_in_rounds fails for NumPy arrays of float64: {what_failed(error)}")
    assert tf.is_tensor(array), (
        f"scan_in_rounds gives a {type(array).__name__} for NumPy arrays; return a tensor."
    )
    assert array.dtype == tf.float64, f"scan_in_rounds gives {array.dtype.name} for inputs of float64."
    moved = scan_in_rounds(tf.constant(a, "float64") + 1e-10, tf.constant(b, "float64"))
    assert np.any(moved != array), "scan_in_rounds of float64 computes in float32 on the way."
    for length in (1, 2):
        short = scan_in_rounds(tf.constant(a[:, :length]), tf.constant(b[:, :length]))
        assert np.allclose(short, states[:, :length], atol=1e-5), (
            f"scan_in_rounds is right for T = 7 and wrong for T = {length}."
        )
    long = scan_in_rounds(tf.fill((1, 400, 1), 0.1), tf.ones((1, 400, 1)))
    assert abs(float(long[0, -1, 0]) - 10 / 9) < 1e-4, (
        "scan_in_rounds: with 400 factors of 0.1 and additions of 1 the state stays near 1.11, and yours does not. Their "
        "product is 0 as a float, so nothing can be divided by it."
    )
    a, b = tf.constant(a), tf.constant(b)
    with tf.GradientTape() as tape:
        tape.watch([a, b])
        loss = tf.reduce_sum(scan_in_rounds(a, b)[:, -1])
    gradients = tape.gradient(loss, [a, b])
    assert all(g is not None for g in gradients), (
        "scan_in_rounds: no gradient comes to a or to b. Is something made with NumPy?"
    )
    product = np.prod(np.asarray(a)[:, 1:], axis=1)
    assert np.allclose(gradients[1][:, 0], product, atol=1e-5), (
        "scan_in_rounds: the gradient of the last state by b_1 should be the product of all later factors. Is it stopped?"
    )
    assert np.any(gradients[0]), "scan_in_rounds: the gradient by a is 0. Is it stopped?"
    spec, counts = {T: tf.TensorSpec((2, T, 3)) for T in (16, 256)}, {}
    for T, one in spec.items():
        try:
            graph = tf.function(scan_in_rounds).get_concrete_function(one, one).graph.as_graph_def()
        except Exception as error:
            raise AssertionError(
                f"scan_in_rounds works when it is called, but not inside a tf.function ({type(error).__name__}). "
                "Use tf on tensors, not NumPy or .numpy()."
            )
        nodes = [*graph.node, *(node for body in graph.library.function for node in body.node_def)]
        counts[T] = len(nodes)
        assert not any("While" in node.op for node in nodes), (
            "scan_in_rounds: the graph holds a loop, which runs its steps one by one. Use a loop of Python's over the rounds."
        )
    print("nodes of the graph:", ", ".join(f"{count} for T = {T}" for T, count in counts.items()))
    assert counts[256] <= 3 * counts[16], (
        "scan_in_rounds: the graph has a part for each step. A round joins all steps at once, and there are log2(T) rounds."
    )
    print("scan_in_rounds: this looks right.")


_check_scan_in_rounds()
