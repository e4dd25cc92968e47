# The checks below use these four functions. There is nothing to write here.


def example(start, **shapes):
    """Fixed arrays of the given shapes, by name."""
    return {
        name: np.sin(start + 10.5 * number + np.arange(np.prod(shape))).reshape(shape)
        for number, (name, shape) in enumerate(shapes.items())
    }


def call(function, given):
    """Call a function with copies of the arrays in `given`, and complain if it changes one."""
    copies = [a.copy() for a in given.values()]
    answer = function(*copies)
    for name, copy, a in zip(given, copies, given.values()):
        assert np.array_equal(copy, a), f"{function.__name__} changes {name}, an argument. Make a new array."
    return answer


### INSERT helpers/fingerprint.py


### INSERT helpers/check.py
