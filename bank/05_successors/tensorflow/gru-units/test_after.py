# Hidden test (2 points): a GRU of so many units has at most as many weights as the LSTM, and one of a unit more has more.
def weights_of(blocks, inputs, units, biases=1):
    """How many weights a layer has, by the shapes of its arrays."""
    shapes = [(inputs, blocks * units), (units, blocks * units), (biases, blocks * units)]
    return sum(int(np.prod(shape)) for shape in shapes)


def assert_units(rng, options, biases, exact):
    """Compare gru_units with such counts. exact: inputs and units for which both layers can have the same number."""
    drawn = [(int(rng.integers(1, 40)), int(rng.integers(1, 40))) for _ in range(12)]
    for inputs, units in [*exact, (1, 1), (28, 32), (30, 800), *drawn]:
        found = gru_units(inputs, units, **options)
        where = f"for D = {inputs} and an LSTM of {units} units"
        assert isinstance(found, (int, np.integer)), f"gru_units gives a {type(found).__name__}, not an int."
        assert found >= 1, f"gru_units gives {found} {where}."
        most = weights_of(4, inputs, units)
        fewer, more = (weights_of(3, inputs, found + one, biases) for one in (0, 1))
        assert fewer <= most, (
            f"gru_units: a GRU of {found} units has {fewer} weights {where}, which has {most}."
        )
        assert more > most, f"gru_units gives {found} {where}; one unit more fits as well."


def test_gru_units_after(rng):
    for options in ({}, {"reset_after": True}):
        assert_units(rng, options, 2, [(1, 15), (3, 14), (4, 7)])


test_gru_units_after(fresh("test_gru_units_after"))
