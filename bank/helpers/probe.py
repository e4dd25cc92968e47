def probe(function):
    """Marks a function that builds, runs or trains something of yours and returns plain values, for a test to compare.

    In grading it may run in another process than the test. Here it changes nothing.
    """
    return function
