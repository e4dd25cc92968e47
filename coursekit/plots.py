"""One look for all figures of the book: read in light and dark, and without colour."""

import sys

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from matplotlib_inline.backend_inline import set_matplotlib_formats

from coursekit.layouts import both_layouts

# Blue, orange, green and black that people with any colour vision tell apart (Okabe & Ito), each with its own
# marker and line, so that colour is never the only difference.
STYLES = [
    {"color": "#0072B2", "marker": "o", "linestyle": "-"},
    {"color": "#D55E00", "marker": "s", "linestyle": "--"},
    {"color": "#009E73", "marker": "^", "linestyle": "-."},
    {"color": "black", "marker": "D", "linestyle": ":"},
]


def use_course_style():
    """Make SVG figures in two layouts, with the course's font sizes. Call it once at the top of a page."""
    set_matplotlib_formats("svg")
    if "IPython" in sys.modules:  # Python in the page has none, and draws the wide layout only
        formats = sys.modules["IPython"].get_ipython().display_formatter.formatters
        formats["image/svg+xml"].for_type(Figure, both_layouts)
    plt.rcParams.update(
        {
            "figure.figsize": (7.5, 3.2),
            "figure.constrained_layout.use": True,
            "figure.facecolor": "white",  # where Python runs in the page; layouts.py leaves the ground open
            "axes.spines.top": False,
            "axes.spines.right": False,
            "font.size": 11,
            "lines.linewidth": 1.8,
            "lines.markersize": 5,
            "svg.hashsalt": "networks-that-remember",  # the same figure is the same file
        }
    )


def plot_runs(axes, x, runs, style, label, chance=None):
    """Draw every run as a small mark, and the median of the runs as a line.

    x: (N,) positions. runs: (S, N), one row a seed. style: an entry of STYLES. chance: draws a line at this height.
    """
    runs = np.asarray(runs)
    for run in runs:
        # Above the lines: the median of others covers no run.
        axes.plot(x, run, linestyle="", marker=style["marker"], color=style["color"], alpha=0.45, zorder=2.5)
    axes.plot(x, np.median(runs, axis=0), label=label, **style)
    if chance is not None:
        level_line(axes, chance, "chance")  # runs without a memory lie around chance at every x


def level_line(axes, height, name):
    """Draw a dotted line at a height, with its name beside the panel, where it covers no run."""
    axes.axhline(height, color="gray", linewidth=1, linestyle=(0, (1, 3)))
    axes.annotate(
        name,
        (1, height),
        xycoords=("axes fraction", "data"),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        color="dimgray",
        fontsize=9,
    )


def plot_rows(axes, rows, chance=None):
    """Draw runs as marks, a row for each name, from the top; a row without runs says that it was not run.

    rows: {name: (S,) values of the seeds}. chance: draws a line there, which the axis names.
    """
    look = {**STYLES[0], "linestyle": "", "alpha": 0.5}
    for place, runs in enumerate(rows.values()):
        axes.plot(runs, [place] * len(runs), **look)
        if len(runs) == 0:
            axes.annotate(
                "not run",
                (0.5, place),
                xycoords=("axes fraction", "data"),
                ha="center",
                va="center",
                color="dimgray",
                fontsize=9,
            )
    axes.set_yticks(range(len(rows)), rows, fontsize=9)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.grid(axis="y", color="0.9")
    if chance is not None:
        axes.axvline(chance, color="gray", linewidth=1, linestyle=(0, (1, 3)))
        axes.set_xticks([chance, 0.5, 1], ["chance", "0.5", "1"])


def draw_block(axes, x, y, text, color="white", width=0.6, height=0.5):
    """Draw a box with its middle at (x, y) and a text in it. Sizes are in units of the axes."""
    box = plt.Rectangle((x - width / 2, y - height / 2), width, height, facecolor=color, edgecolor="black")
    axes.add_patch(box)
    axes.text(x, y, text, ha="center", va="center")


def draw_arrow(axes, start, end, bend=0.0, **style):
    """Draw an arrow from point to point. bend: 0 is straight. style: such as color, linestyle."""
    arrow = {"arrowstyle": "-|>", "connectionstyle": f"arc3,rad={bend}", "shrinkA": 0, "shrinkB": 0, **style}
    if "color" not in style:  # Matplotlib warns of both
        arrow.setdefault("facecolor", "black")
    axes.annotate("", end, start, arrowprops=arrow)
