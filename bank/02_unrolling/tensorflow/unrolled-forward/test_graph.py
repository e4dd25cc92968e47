# Hidden test (2 points): the graph has a copy of the step for each time step.
@probe
def graph_of(function, *arguments):
    """The graph that tf.function makes of a function, as bytes."""
    return tf.function(function).get_concrete_function(*arguments).graph.as_graph_def().SerializeToString()


def nodes_of(function, *arguments):
    """As graph_nodes, counted here."""
    definition = tf.compat.v1.GraphDef.FromString(graph_of(function, *arguments))
    return len(definition.node) + sum(len(body.node_def) for body in definition.library.function)


def test_unrolled_graph(rng):
    nodes = [nodes_of(unrolled_forward, *random_arguments(rng, 2, T, 3, 4)) for T in (3, 6, 12)]
    assert nodes[1] - nodes[0] >= 3 and nodes[2] - nodes[1] >= 6, (
        f"unrolled_forward: the graph has {nodes} nodes for 3, 6 and 12 steps; the loop should be unrolled."
    )


test_unrolled_graph(fresh("test_unrolled_graph"))
