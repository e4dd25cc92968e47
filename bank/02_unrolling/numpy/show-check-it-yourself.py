rng = np.random.default_rng(0)
shapes = {
    "x": (2, 6, 3),
    "h0": (2, 4),
    "W": (3, 4),
    "U": (4, 4),
    "b": (4,),
}
given = {
    name: rng.uniform(
        -1,
        1,
        size=shape,
    )
    for name, shape in shapes.items()
}
dstates = rng.uniform(-1, 1, size=(2, 6, 4))
states = rnn_forward(**given)
grads = rnn_backward(
    dstates,
    given["x"],
    given["h0"],
    states,
    given["W"],
    given["U"],
)
for (name, array), exact in zip(given.items(), grads):
    numeric = numeric_gradient(
        lambda a, name=name: np.sum(
            dstates * rnn_forward(**{**given, name: a}),
        ),
        array,
        1e-5,
    )
    error = np.linalg.norm(
        exact - numeric,
    ) / (np.linalg.norm(exact) + np.linalg.norm(numeric))
    print(f"d{name:2}   relative error {error:.0e}")
