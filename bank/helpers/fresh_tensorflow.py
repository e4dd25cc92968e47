def fresh(test):
    """A new np.random.Generator for the test of this name; all other chance starts anew with it.

    In grading, GRADEBOX_DRAW is a number from 0 to 19 that is made from the text of your notebook: equal answers meet
    equal numbers, so that a lost point can be looked into. Elsewhere every call draws other numbers. No two tests
    share their numbers.
    """
    import os  # in here, so that no name of yours is taken

    draw = os.environ.get("GRADEBOX_DRAW")
    rng = np.random.default_rng(None if draw is None else [int(draw), *test.encode()])
    keras.utils.set_random_seed(int(rng.integers(2**31)))  # that of TensorFlow, NumPy and Python as well
    return rng
