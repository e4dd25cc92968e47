def attempt(name, function, given, hint=""):
    """Call a function with copies of its arguments, given by name. An error of it is told with what it was given."""

    def copied(a):
        if isinstance(a, list):
            return [copied(part) for part in a]
        return a.copy() if isinstance(a, np.ndarray) else a

    def short(a):
        if isinstance(a, np.ndarray):
            return f"{a.shape} {a.dtype}"
        if isinstance(a, list) and any(isinstance(part, np.ndarray) for part in a):
            return ", ".join(map(short, a))
        return "a function" if callable(a) else str(a)

    try:
        return function(*copied(list(given.values())))
    except NotImplementedError:
        raise
    except Exception as error:
        if isinstance(error, AssertionError) and str(error):
            raise
        told = f"{type(error).__name__}: {error}".removesuffix(": ")
        what = ", ".join(f"{key} {short(a)}" for key, a in given.items())
        raise AssertionError(f"{name} fails with {told} (given: {what}). {hint}") from error
