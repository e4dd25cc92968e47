# The checks below use these four functions. There is nothing to write here.


def arrays_in(argument):
    """The arrays in an argument: itself, or those in a list of lists."""
    if isinstance(argument, (list, tuple)):
        return [a for part in argument for a in arrays_in(part)]
    return [argument] if isinstance(argument, np.ndarray) else []


def call(function, **given):
    """Call a function with these arguments, in this order, and complain if it changes one."""
    before = {name: [a.copy() for a in arrays_in(argument)] for name, argument in given.items()}
    answer = function(*given.values())
    for name, argument in given.items():
        now = arrays_in(argument)
        assert len(now) == len(before[name]) and all(map(np.array_equal, now, before[name])), (
            f"{function.__name__} changes {name}, an argument. Make a new array or list."
        )
    return answer


def fingerprint(answer):
    """Reduce an array to one number that changes when any entry moves. A single number stays as it is."""
    return float(np.sum(np.asarray(answer) * np.cos(np.arange(np.size(answer))).reshape(np.shape(answer))))


### INSERT helpers/check.py
