def numeric_gradient(f, array, eps=1e-5):
    """The gradient of f at a float64 array, by central differences."""
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        saved = array[index]
        array[index] = saved + eps
        above = f()
        array[index] = saved - eps
        gradient[index] = (above - f()) / (2 * eps)
        array[index] = saved
    return gradient


rng = np.random.default_rng(0)
shapes = {
    "x": (2, 6, 3),
    "h0": (2, 4),
    "c0": (2, 4),
    "W": (3, 16),
    "U": (4, 16),
    "b": (16,),
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
states, cells = lstm_forward(**given)
grads = lstm_backward(
    dstates,
    given["x"],
    given["h0"],
    given["c0"],
    states,
    cells,
    given["W"],
    given["U"],
    given["b"],
)
for (name, array), exact in zip(given.items(), grads):
    numeric = numeric_gradient(
        lambda: np.sum(dstates * lstm_forward(**given)[0]),
        array,
    )
    error = np.linalg.norm(
        exact - numeric,
    ) / (np.linalg.norm(exact) + np.linalg.norm(numeric))
    print(f"d{name:2}   relative error {error:.0e}")
