def _check_scanned_forward():
    check_states("scanned_forward", scanned_forward)
    nodes = {T: graph_nodes(scanned_forward, *check_arguments(T=T)) for T in (4, 8, 16)}
    print("nodes of the graph:", ", ".join(f"{count} for T = {T}" for T, count in nodes.items()))
    assert nodes[16] - nodes[8] < 8, (
        "scanned_forward: the graph grows with T, so a loop of Python's was unrolled. Let TensorFlow run the loop."
    )
    x, *rest = check_arguments()
    try:
        states = trace(scanned_forward, tf.TensorSpec((2, None, 3), x.dtype), *rest)(x, *rest)
    except Exception as error:
        raise AssertionError(
            f"scanned_forward fails if T is not known when the graph is made ({type(error).__name__}). "
            "x.shape[1] is None then; tf.shape(x)[1] is known when the graph runs."
        )
    assert np.allclose(states, scanned_forward(x, *rest)), (
        "scanned_forward gives other numbers if T is not known."
    )
    with tf.GradientTape() as tape:
        tape.watch([x, *rest])
        total = tf.reduce_sum(scanned_forward(x, *rest))
    for array, gradient in zip(["x", "h0", "W", "U", "b"], tape.gradient(total, [x, *rest])):
        assert gradient is not None, (
            f"scanned_forward: no gradient reaches {array}. Keep to tf operations, without NumPy, and stop no gradient."
        )
    print("scanned_forward: this looks right.")


_check_scanned_forward()
