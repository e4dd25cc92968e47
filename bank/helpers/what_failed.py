def what_failed(error):
    """The kind of an error and the line that says what is wrong, of all that Keras and TensorFlow write around it.

    Keras puts a line on where it happened above it and the arguments below. In a tf.function it stands below a traceback,
    and in a graph that runs at the end, above the names of operations.
    """
    import re  # in here, so that no name of yours is taken

    kind, first = type(error).__name__, error.args[0] if error.args else ""
    # str() of a KeyError is how its text would be typed.
    text = first if isinstance(error, KeyError) and isinstance(first, str) and "\n" in first else str(error)
    text = re.sub(r"\x1b\[\d*m|\{\{function_node .*?\}\}|\[Op:\w+\]( name:.*)?", "", text)
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("[[")] or [""]
    if lines[0].startswith("Graph execution error"):
        lines = lines[-1:]
    elif lines[0].startswith("in user code"):
        errors = [number for number, line in enumerate(lines) if line.split(":")[0].endswith("Error")]
        lines = lines[errors[-1] if errors else -1 :]
    line = ([line for line in lines if "encountered" not in line.lower()] or lines)[0]
    line = line.removeprefix(f"{kind}: ")[:300].strip()
    return f"{kind}: {line}" if line else kind
