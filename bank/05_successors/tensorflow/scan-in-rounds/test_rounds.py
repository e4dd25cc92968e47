# Hidden test (2 points): the graph grows with the rounds, not with the steps, and holds no loop.
@probe
def graph_of_scan(T):
    """The graph that tf.function makes of the scan for T steps, as bytes."""
    a = tf.TensorSpec((2, T, 3), "float32")
    return tf.function(scan_in_rounds).get_concrete_function(a, a).graph.as_graph_def().SerializeToString()


def operations_of(T):
    """The names of all operations in the graph for T steps, those of inner functions included."""
    definition = tf.compat.v1.GraphDef.FromString(graph_of_scan(T))
    nodes = [*definition.node, *(node for body in definition.library.function for node in body.node_def)]
    return [node.op for node in nodes]


def test_rounds_graph(rng):
    few, many = operations_of(16), operations_of(256)
    loops = [name for name in many if "While" in name]
    assert not loops, f"scan_in_rounds: the graph holds a loop ({loops[0]}), which runs its steps one by one."
    assert len(many) <= 3 * len(few), (
        f"scan_in_rounds: the graph has {len(few)} nodes for 16 steps and {len(many)} for 256, so it has a part for each step."
    )


test_rounds_graph(fresh("test_rounds_graph"))
