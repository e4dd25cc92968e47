def copy_of(function, layer):
    """What a function that copies a layer gives. A copy that gets weights before it has made room for them is told."""
    try:
        return function(layer)
    except ValueError as error:
        if "expecting 0 weights" not in str(error):
            raise
        raise AssertionError(
            f"{function.__name__} gives weights to a layer that has none yet. A layer makes its weights when it is built: "
            f"call build((None, None, D)) before set_weights. Keras says: {error}"
        ) from error
