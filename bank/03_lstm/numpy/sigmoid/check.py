_given = {"z": np.linspace(-9, 11, 12).reshape(3, 4)}
check(
    "sigmoid",
    call(sigmoid, _given, hint="An `if` decides once for a whole array; np.where does for each entry."),
    (3, 4),
    np.float64,
    -0.29718,
    {
        ### MISTAKES tanh, sign_reversed, half_forgotten, hard_sigmoid, softmax, clipped_too_early
    },
)
check_one_row(sigmoid, _given)
for _z in (-1e4, 1e4):
    try:
        with np.errstate(over="raise", divide="raise", invalid="raise"):
            _got = sigmoid(np.array([_z], np.float32))
    except FloatingPointError as error:
        raise AssertionError(
            f"sigmoid: {error} for z = {_z:.0f} in float32, where e to the 89 is too large. Take np.exp of numbers only that are not positive, or use tanh(z / 2)."
        )
    assert abs(_got[0] - (_z > 0)) < 1e-6, f"sigmoid of {_z:.0f} is {_got[0]}; it should be {int(_z > 0)}."
check_dtype(sigmoid, _given)
print("sigmoid: this looks right.")
