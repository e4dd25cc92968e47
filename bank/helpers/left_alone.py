def left_alone(name, function, given, hint="Make a new array."):
    """Complain if a function changes one of its arguments, given by name."""
    copies = [a.copy() if isinstance(a, np.ndarray) else a for a in given.values()]
    function(*copies)
    for key, copy, a in zip(given, copies, given.values()):
        assert np.array_equal(copy, a), f"{name} changes {key}, an argument. {hint}"
