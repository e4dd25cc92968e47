def several(name, answer, *parts):
    """Fail, with the names of what should come back, unless an answer has as many parts."""
    assert isinstance(answer, (tuple, list)) and len(answer) == len(parts), (
        f"{name} returns {', '.join(parts)}."
    )
    return [np.asarray(a) for a in answer]
