def what_failed(error):
    """The kind of an error and the line that says what is wrong, of all that Keras and TensorFlow write around it.

    Keras puts a line on where it happened above it and the arguments below, TensorFlow marks it with the name of the
    operation, and after a loop in the graph it stands below a traceback.
    """
    import re  # in here, so that no name of yours is taken

    kind = type(error).__name__
    text = re.sub(r"\x1b\[\d*m|\{\{function_node .*?\}\}|\[Op:\w+\]( name:)?", "", str(error))
    lines = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    below = [line for line in lines if line.split(":")[0].endswith("Error")]
    said = [line for line in lines if "encountered" not in line.lower()] or lines
    line = (below[-1:] or said)[0].removeprefix(f"{kind}: ")[:300].strip()
    return f"{kind}: {line}" if line else kind
