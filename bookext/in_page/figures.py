"""A backend for matplotlib that hands every open figure to the page, as SVG."""

import io

from matplotlib import pyplot
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas  # noqa: F401 (matplotlib looks for it)

from bookext.in_page import cell


def show(*args, **kwargs):
    """Show all open figures below the cell, and close them. pyplot.show calls it, and so does the end of a cell."""
    try:
        for number in pyplot.get_fignums():
            picture = io.StringIO()
            pyplot.figure(number).savefig(picture, format="svg", bbox_inches="tight")
            cell.send("figure", picture.getvalue())
    finally:
        pyplot.close("all")
