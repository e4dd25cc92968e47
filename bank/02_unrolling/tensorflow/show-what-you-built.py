lengths = [4, 8, 16, 32, 64, 128, 256]
figure, (left, right) = plt.subplots(
    1,
    2,
    figsize=(9, 3),
    layout="constrained",
)
for function, style in [
    (unrolled_forward, "o-"),
    (scanned_forward, "s--"),
]:
    nodes, seconds = [], []
    for T in lengths:
        arguments = [
            tf.zeros(shape)
            for shape in [
                (1, T, 3),
                (1, 8),
                (3, 8),
                (8, 8),
                (8,),
            ]
        ]
        start = tf.timestamp()
        nodes.append(graph_nodes(function, *arguments))
        seconds.append(float(tf.timestamp() - start))
    left.loglog(lengths, nodes, style, label=function.__name__)
    right.loglog(lengths, seconds, style, label=function.__name__)
left.set(xlabel="T", ylabel="nodes of the graph")
right.set(xlabel="T", ylabel="seconds to trace")
left.legend();
