"""Draws a figure in two layouts, one for wide pages and one for phones, and sees to it that nothing covers a point.

Both are one SVG: the drawing for phones waits in the metadata of the wide one, which programs that show SVG skip.
bookext/pictures.py makes two files of it. A cell draws as always, and says nothing of this.
"""

import io
import math
import textwrap
from html import escape

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec
from matplotlib.legend import Legend
from matplotlib.patches import Circle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

PHONE = 3.4  # inches: 326 px, the text's width on a screen of 360 px
SMALLEST = 8.6  # points: 11.5 px, of letters on a phone
TALLEST = 2.6  # inches, of a panel on a phone
STRETCH = 1.6  # upwards, of a drawing whose words need room


def both_layouts(figure: Figure) -> str:
    """The figure as SVG, with its drawing for phones in the metadata. The figure has that layout afterwards.

    Texts that lie over a point of the data are named in the metadata, as `data-covers`: tests look for that.
    """
    covering = [axes for axes in figure.axes if _covers(figure, axes, axes.get_legend())]
    if covering:
        legends_below(figure, covering)
    covers, wide = over_points(figure), _drawn(figure)
    for_phones(figure)
    covers, narrow = [*covers, *over_points(figure)], _drawn(figure)
    named = f' data-covers="{escape("; ".join(dict.fromkeys(covers)))}"' if covers else ""
    return wide.replace(
        "</svg>", f'<metadata class="narrow"{named}>{narrow[narrow.index("<svg") :]}</metadata></svg>'
    )


def _drawn(figure: Figure) -> str:
    text = io.StringIO()
    figure.savefig(text, format="svg", bbox_inches="tight", transparent=True)
    return text.getvalue()


def for_phones(figure: Figure) -> None:
    """Rearrange a figure for the width of a phone: panels below each other, letters that are read, legends below."""
    grid = figure.axes[0].get_subplotspec().get_gridspec()
    wide_height = figure.get_figheight() / grid.nrows
    with_legend = [axes for axes in figure.axes if axes.get_legend()]
    panels = [
        axes for axes in figure.axes if axes.axison or axes.has_data() or axes.texts
    ]  # not of a legend only
    columns = 1 if len(panels) <= 3 else 2
    rows = -(-len(panels) // columns)
    for text in figure.findobj(Text):
        text.set_fontsize(max(SMALLEST, 0.8 * text.get_fontsize()))
    heights = [
        max(
            _height(axes, PHONE / columns, wide_height)
            for axes in panels[row * columns : (row + 1) * columns]
        )
        for row in range(rows)
    ]
    figure.set_size_inches(PHONE, sum(heights))
    legends_below(figure, with_legend)
    for axes in set(figure.axes) - set(panels):
        axes.remove()
    height = sum(legend.get_window_extent().height for legend in figure.legends) / figure.dpi
    figure.set_size_inches(PHONE, sum(heights) + height)
    narrow = GridSpec(rows, columns, figure=figure, height_ratios=heights)
    for place, axes in enumerate(panels):
        axes.set_subplotspec(narrow[place])
        if grid.ncols > 1 and columns == 1:  # what only the first of a row had
            axes.tick_params(labelleft=True)
            if not axes.get_ylabel() and axes.get_shared_y_axes().joined(axes, panels[0]):
                axes.set_ylabel(panels[0].get_ylabel())
    wrap_labels(figure)


def _height(axes: Axes, width: float, wide_height: float) -> float:
    """Inches for a panel of a width, with its labels. A drawing is stretched, so that its words find room."""
    if axes.get_aspect() != 1.0:
        return min(wide_height, 0.85 * width if width < PHONE else TALLEST)
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    shape = (top - bottom) / (right - left)
    stretch = 1.0 if axes.lines and not axes.texts else min(max(0.75 / shape, 1.0), STRETCH)
    axes.set_aspect(stretch)
    for circle in axes.patches:
        if isinstance(circle, Circle):
            circle.set_height(circle.get_height() / stretch)
    return min(width * shape * stretch, TALLEST) + (0.25 if axes.get_title() else 0)


def legends(figure: Figure) -> list[Legend]:
    """All legends of a figure, those of its panels too."""
    of_panels = (axes.get_legend() for axes in figure.axes)
    return [*figure.legends, *(legend for legend in of_panels if legend is not None)]


def legends_below(figure: Figure, panels: list[Axes]) -> None:
    """Make one legend below the figure of those of these panels and of the figure's own, as wide as it fits."""
    of_panels = [axes.get_legend() for axes in panels]
    named = {}
    for legend in [*figure.legends, *of_panels]:
        for handle, text in zip(legend.legend_handles, legend.get_texts()):
            named.setdefault(text.get_text(), handle)
        size = legend.get_texts()[0].get_fontsize()
        legend.remove()
    for columns in range(len(named), 0, -1):
        legend = figure.legend(
            named.values(), named.keys(), loc="outside lower center", ncols=columns, fontsize=size
        )
        figure.draw_without_rendering()
        if columns == 1 or legend.get_window_extent().width < 0.98 * figure.bbox.width:
            break
        legend.remove()


def wrap_labels(figure: Figure) -> None:
    """Break titles and names of axes that are longer than their panel into lines."""
    figure.draw_without_rendering()
    for axes in figure.axes:
        for text, side in [(axes.title, "width"), (axes.xaxis.label, "width"), (axes.yaxis.label, "height")]:
            lines = math.ceil(getattr(text.get_window_extent(), side) / getattr(axes.bbox, side) / 1.1)
            if lines > 1:
                text.set_text(textwrap.fill(text.get_text(), math.ceil(len(text.get_text()) / lines) + 4))


def over_points(figure: Figure) -> list[str]:
    """The texts that lie over a marker, and the legends that lie over data, by their words."""
    figure.draw_without_rendering()
    found = [
        text.get_text()
        for axes in figure.axes
        for text in axes.texts
        if text.get_visible() and text.get_text() and _markers_in(axes, text.get_window_extent()).any()
    ]
    for legend in legends(figure):
        if any(_covers(figure, axes, legend) for axes in figure.axes):
            found.append("the legend: " + ", ".join(text.get_text() for text in legend.get_texts()))
    return found


def _markers_in(axes: Axes, box: Bbox) -> np.ndarray:
    """Which of the markers of a panel touch a box of the window: one truth value a marker."""
    inside = [np.zeros(0, bool)]
    for line in axes.lines:
        if line.get_marker() not in ("", "None", None, " ") and line.get_visible():
            radius = line.get_markersize() * axes.figure.dpi / 72 / 2
            points = line.get_transform().transform(line.get_xydata())
            inside.append(_in_box(points, box.padded(0.6 * radius)))
    for scatter in axes.collections:
        points = scatter.get_offset_transform().transform(scatter.get_offsets())
        inside.append(_in_box(points, box))
    return np.concatenate(inside)


def _in_box(points: np.ndarray, box: Bbox) -> np.ndarray:
    return ((points >= box.min) & (points <= box.max)).all(axis=1)


def _covers(figure: Figure, axes: Axes, legend: Legend | None) -> bool:
    """Whether a legend lies over markers, lines or bars of a panel."""
    if legend is None:
        return False
    figure.draw_without_rendering()
    box = legend.get_window_extent()
    if not axes.axison or not box.overlaps(axes.bbox):
        return False
    curves = (line.get_path().transformed(line.get_transform()) for line in axes.lines)
    bars = (patch.get_path().transformed(patch.get_transform()) for patch in axes.patches)
    return bool(
        _markers_in(axes, box).any()
        or any(path.intersects_bbox(box, filled=False) for path in curves)
        or any(path.intersects_bbox(box, filled=True) for path in bars)
    )
