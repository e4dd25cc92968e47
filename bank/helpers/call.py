def call(function, given, hint="", alike=(), keep="Make a new array."):
    """Call a function with copies of its arguments, given by name, and return its answer.

    An error of it is told with what it was given and with `hint`, a change of an argument with `keep`; None takes it for
    right. alike: pairs of other arguments, and of what is wrong with a function that fails with `given` and works with
    them.
    """

    def copied(a):
        if isinstance(a, (list, tuple)):
            return type(a)(map(copied, a))
        return a.copy() if isinstance(a, np.ndarray) else a

    def same(a, b):
        if isinstance(a, (list, tuple)):
            return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
        return np.array_equal(a, b) if isinstance(a, np.ndarray) else a is b

    def has_arrays(a):
        return isinstance(a, np.ndarray) or isinstance(a, (list, tuple)) and any(map(has_arrays, a))

    def short(a):
        if isinstance(a, np.ndarray):
            return f"{a.shape} {a.dtype}"
        if has_arrays(a):
            return "[" + ", ".join(map(short, a)) + "]"
        return "a function" if callable(a) else str(a)

    name, copies = function.__name__.lstrip("_"), copied(list(given.values()))
    try:
        answer = function(*copies)
    except NotImplementedError:
        raise
    except Exception as error:
        if isinstance(error, AssertionError) and str(error):
            raise
        told = f"{type(error).__name__}: {error}".removesuffix(": ")
        for other, mistake in alike:
            try:
                function(*copied(list(other.values())))
            except Exception:
                continue
            raise AssertionError(f"{name} {mistake} ({told})") from error
        if isinstance(error, NameError):
            hint = "Is that name misspelt, is np. missing in front of it, or does it come as an argument?"
        what = ", ".join(f"{key} {short(a)}" for key, a in given.items())
        raise AssertionError(f"{name} fails with {told} (given: {what}). {hint}") from error
    assert answer is not None, f"{name} returns None: is `return` missing?"
    for key, copy, a in zip(given, copies, given.values()):
        assert keep is None or same(a, copy), f"{name} changes {key}, an argument. {keep}"
    return answer
