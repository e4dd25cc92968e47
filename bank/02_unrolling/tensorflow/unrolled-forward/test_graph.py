# Hidden test (2 points): the graph has a copy of the step for each time step.
def test_unrolled_graph(rng):
    nodes = [graph_nodes(unrolled_forward, *random_arguments(rng, 2, T, 3, 4)) for T in (3, 6, 12)]
    assert nodes[1] - nodes[0] >= 3 and nodes[2] - nodes[1] >= 6, (
        f"unrolled_forward: the graph has {nodes} nodes for 3, 6 and 12 steps; the loop should be unrolled."
    )


test_unrolled_graph(fresh("test_unrolled_graph"))
