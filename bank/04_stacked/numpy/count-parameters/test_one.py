# Hidden test (1 point): the parameters of a single layer, plain or LSTM, of any size.
def size_of_arrays(D, units, blocks):
    """The parameters of a stack, counted on the arrays themselves."""
    shapes = [
        s for n, H in zip([D, *units], units) for s in ((n, blocks * H), (H, blocks * H), (blocks * H,))
    ]
    return sum(np.zeros(shape).size for shape in shapes)


def assert_count(D, units):
    """Compare the count for both kinds with that of the arrays."""
    for kind, blocks in (("rnn", 1), ("lstm", 4)):
        got = count_parameters(D, list(units), kind)
        assert isinstance(got, (int, np.integer)), (
            f"count_parameters gives a {type(got).__name__}, not an integer."
        )
        assert got == size_of_arrays(D, units, blocks), (
            f'count_parameters is wrong for {D} inputs and layers of {list(units)} units, kind "{kind}".'
        )


def test_count_one(rng):
    for D, H in [(1, 1), (1, 7), (9, 1), *rng.integers(2, 40, size=(5, 2)).tolist()]:
        assert_count(D, [H])
    units = [5, 3]
    count_parameters(4, units, "rnn")
    assert units == [5, 3], f"count_parameters changes units, its argument: [5, 3] is {units} afterwards."
    # keras.layers.LSTM(64) and SimpleRNN(64) on 32 inputs, as Keras says.
    assert count_parameters(32, [64], "lstm") == 24832, (
        "count_parameters: an LSTM of 64 units on 32 inputs has 24,832."
    )
    assert count_parameters(32, [64], "rnn") == 6208, (
        "count_parameters: a plain layer of 64 units on 32 inputs has 6,208."
    )


test_count_one(fresh("test_count_one"))
