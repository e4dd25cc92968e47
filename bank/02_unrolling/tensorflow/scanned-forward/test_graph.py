# Hidden test (2 points): the size of the graph does not grow with T.
def test_scanned_graph(rng):
    nodes = [nodes_of(scanned_forward, *random_arguments(rng, 2, T, 3, 4)) for T in (4, 24)]
    assert nodes[1] - nodes[0] < 10, (
        f"scanned_forward: the graph has {nodes} nodes for 4 and 24 steps; it should not grow with T."
    )


test_scanned_graph(fresh("test_scanned_graph"))
