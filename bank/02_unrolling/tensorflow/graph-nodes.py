def trace(function, *arguments):
    """The graph that tf.function makes of a function.

    arguments: tensors, of which only shape and dtype count, or
    tf.TensorSpec; an axis of None may have any length.
    Returns a tf.types.experimental.ConcreteFunction, which can be
    called with tensors.
    """
    return tf.function(function).get_concrete_function(*arguments)


def graph_nodes(function, *arguments):
    """How many operations the graph of a function has, with those in
    the bodies of its loops and inner functions.
    """
    definition = trace(function, *arguments).graph.as_graph_def()
    return len(
        definition.node,
    ) + sum(len(body.node_def) for body in definition.library.function)


print(
    "x + 1:",
    graph_nodes(lambda x: x + 1, tf.zeros(3)),
    "nodes: x, 1, their sum, the result",
)
