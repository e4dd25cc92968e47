check(
    "sigmoid",
    call(sigmoid, {"z": np.linspace(-9, 11, 12).reshape(3, 4)}),
    (3, 4),
    np.float64,
    -0.29718,
    {
        0.28414: "this is a tanh, between -1 and 1; a gate lies between 0 and 1.",
        -0.11584: "it falls where it should rise: the exponent is -z.",
        -0.06444: "this is the sigmoid of 2 z: with a tanh it is tanh(z / 2).",
        -0.24471: "this is the hard sigmoid, made of straight lines, that old versions of Keras used.",
        -0.23555: "this is a softmax: the entries sum to 1. Here each entry stands for itself.",
        -0.27683: "z is cut off so early that it shows: the sigmoid of 9 is 0.99988.",
    },
)
for _z in (-1e4, 1e4):
    try:
        with np.errstate(over="raise", divide="raise", invalid="raise"):
            _got = sigmoid(np.array([_z], np.float32))
    except FloatingPointError as error:
        raise AssertionError(
            f"sigmoid: {error} for z = {_z:.0f}. Take np.exp of numbers only that are not positive, or use tanh(z / 2)."
        )
    assert abs(_got[0] - (_z > 0)) < 1e-6, f"sigmoid of {_z:.0f} is {_got[0]}; it should be {int(_z > 0)}."
print("sigmoid: this looks right.")
