"""The outputs of graded cells, put so that nbgrader reads the right mark from them.

nbgrader gives a graded cell no points for an error or for anything on stderr, the number itself for a result that is
a number (partial credit), and all points otherwise; the first output that says something wins.
"""

import re

from nbformat import NotebookNode
from nbformat.v4 import new_output

# How NumPy 2 shows a number of its own.
NUMPYS = re.compile(r"np\.(?:u?int|float|u?long)[a-z]*\d*\('?([^()']+)'?\)")


def error_output(ename: str, evalue: str) -> NotebookNode:
    """An error output with a plain sentence, as if the cell had raised it."""
    return new_output("error", ename=ename, evalue=evalue, traceback=[f"\x1b[0;31m{ename}\x1b[0m: {evalue}"])


def settle_outputs(cell: NotebookNode, max_points: float) -> str | None:
    """Put the outputs of a graded cell in order; returns a sentence if its result is not a number of points.

    A warning costs nothing, an error beats any partial credit, and partial credit lies between 0 and `max_points`. A
    number of NumPy's is the number that it is.
    """
    for output in cell.outputs:
        if output.output_type == "stream":
            # The text stays in the feedback, and nbgrader's rule on stderr does not see it.
            output.name = "stdout"
    results = [output for output in cell.outputs if output.output_type == "execute_result"]
    for result in results:
        text = result.get("data", {}).get("text/plain")
        if isinstance(text, str) and (found := NUMPYS.fullmatch(text)):
            result["data"]["text/plain"] = found[1]
    complaint = next(filter(None, (_complaint(result, max_points) for result in results)), None)
    if complaint:
        cell.outputs.append(error_output("PartialCreditError", complaint))
    if any(output.output_type == "error" for output in cell.outputs):
        for result in results:
            # What a graded cell displays is no partial credit: only its result is.
            result.output_type = "display_data"
            result.pop("execution_count", None)
    return complaint


def _complaint(result, max_points):
    """What is wrong with a result as partial credit, or None."""
    text = result.get("data", {}).get("text/plain")
    if not text or not isinstance(text, str):
        # nbgrader would raise KeyError on it.
        return "the result of the cell has no text"
    try:
        points = float(text)
    except ValueError:
        return None
    # Written so that nan, which compares false with everything, is refused as well.
    if not 0 <= points <= max_points:
        return f"the cell gave {text} points, which is not a number from 0 to {max_points:g}"
    return None
