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
for bias in [(15,), (2, 15)]:
    shapes = {
        "x": (2, 6, 3),
        "h0": (2, 5),
        "W": (3, 15),
        "U": (5, 15),
        "b": bias,
    }
    given = {}
    for name, shape in shapes.items():
        given[name] = rng.uniform(-1, 1, size=shape)
    dstates = rng.uniform(-1, 1, size=(2, 6, 5))
    x, h0, W, U, b = given.values()
    states = gru_forward(x, h0, W, U, b)
    grads = gru_backward(dstates, x, h0, states, W, U, b)
    print("b of shape", bias)
    for (name, array), exact in zip(given.items(), grads):
        numeric = numeric_gradient(
            lambda: np.sum(dstates * gru_forward(**given)),
            array,
        )
        error = np.linalg.norm(
            exact - numeric,
        ) / (np.linalg.norm(exact) + np.linalg.norm(numeric))
        print(f"  d{name:2}   relative error {error:.0e}")
