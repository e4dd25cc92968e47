def check_one_row(function, given, whole=()):
    """Complain if a function drops axes of length 1: for one row, what it gives has as many axes as for several.

    given: arrays by name. The rows lie along axis 0 of the first one, and of all that are as long but for those in `whole`.
    """
    rows = len(next(iter(given.values())))
    alone = {name: a[:1] if len(a) == rows and name not in whole else a for name, a in given.items()}
    several = function(*[a.copy() for a in given.values()])
    one = call(
        function,
        alone,
        f"It works for {rows} rows, and fails for one: axes of length 1 stay, and sizes vary.",
    )
    pairs = zip(one, several) if isinstance(several, (tuple, list)) else [(one, several)]
    for short, usual in pairs:
        assert np.ndim(short) == np.ndim(usual), (
            f"{function.__name__} gives shape {np.shape(usual)} for {rows} rows, and {np.shape(short)} for one. An axis of "
            "length 1 stays an axis: take its place with a slice or keepdims=True, and do not squeeze."
        )
