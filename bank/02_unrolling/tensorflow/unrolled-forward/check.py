def _check_unrolled_forward():
    check_states("unrolled_forward", unrolled_forward)
    nodes = {T: graph_nodes(unrolled_forward, *check_arguments(T=T)) for T in (4, 8, 16)}
    print("nodes of the graph:", ", ".join(f"{count} for T = {T}" for T, count in nodes.items()))
    assert nodes[16] - nodes[8] >= 8, (
        "unrolled_forward: the graph does not grow with T, so the loop is inside it (tf.range, tf.scan, a Keras layer). "
        "Here a loop of Python's is asked."
    )
    x, *rest = check_arguments()
    try:
        trace(unrolled_forward, tf.TensorSpec((2, None, 3), x.dtype), *rest)
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(
            f"unrolled_forward raises {type(error).__name__} if T is not known when the graph is made; raise ValueError."
        )
    else:
        raise AssertionError("unrolled_forward takes an unknown T; it should raise a ValueError.")
    print("unrolled_forward: this looks right.")


_check_unrolled_forward()
