"""Draws a figure in two layouts, one for wide pages and one for phones, and sees to it that nothing covers a point.

In both, words that cross the line of an axis move beside it, and what is counted has no ticks between whole numbers.

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
from matplotlib.text import Annotation, Text
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Bbox

from coursekit.legible import illegible, is_circle

PHONE = 3.4  # inches: 326 px, the text's width on a screen of 360 px
SMALLEST = 8.6  # points: 11.5 px, of letters on a phone
CLEAR = 2  # points between words and the line of an axis
TALLEST = 2.6  # inches, of a panel on a phone
# Inches, of all panels below each other: they are seen together, with the head of the page, on 740 px.
SCREEN = 6.0
STRETCH = 1.6  # upwards, of a drawing whose words need room


def both_layouts(figure: Figure) -> str:
    """The figure as SVG, with its drawing for phones in the metadata. The figure has that layout afterwards.

    What `faults` and `illegible` find in either is named in the metadata, as `data-covers` and `data-illegible`: tests look
    for that.
    """
    if any(axes.get_legend() for axes in figure.axes):
        figure.draw_without_rendering()
    covering = [axes for axes in figure.axes if _covers(axes, axes.get_legend())]
    if covering:
        legends_below(figure, covering)
    beside_the_axes(figure)
    covers, muddled, wide = faults(figure), illegible(figure), _drawn(figure)
    for_phones(figure)
    beside_the_axes(figure)
    covers, muddled = [*covers, *faults(figure)], [*muddled, *illegible(figure)]
    narrow = _drawn(figure)
    named = "".join(
        f' data-{kind}="{escape("; ".join(dict.fromkeys(found)))}"'
        for kind, found in [("covers", covers), ("illegible", muddled)]
        if found
    )
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
    columns = 1 if len(panels) <= 3 or grid.ncols == 1 else 2  # what needs the page's width needs the phone's
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
    if rows > 1:
        heights = [height * min(1, SCREEN / sum(heights)) for height in heights]
    figure.set_size_inches(PHONE, sum(heights))
    legends_below(figure, with_legend)
    for axes in set(figure.axes) - set(panels):
        axes.remove()
    height = sum(legend.get_window_extent().height for legend in figure.legends) / figure.dpi
    figure.set_size_inches(PHONE, sum(heights) + height)
    narrow = GridSpec(rows, columns, figure=figure, height_ratios=heights)
    for place, axes in enumerate(panels):
        axes.set_subplotspec(narrow[place])
    _names_at_the_edge(panels, columns)
    wrap_labels(figure)


def _names_at_the_edge(panels: list[Axes], columns: int) -> None:
    """Where panels share an axis, show its numbers and its name at the left of a row and below a column of the new places."""
    for along, shown, step in [("x", "labelbottom", columns), ("y", "labelleft", -1)]:
        shared = getattr(panels[0], f"get_shared_{along}_axes")()
        groups = [[one for one in panels if shared.joined(axes, one)] for axes in panels]
        names = [[one.xaxis if along == "x" else one.yaxis for one in group] for group in groups]
        names = [[axis.get_label_text() for axis in group if axis.get_label_text()] for group in names]
        for place, (axes, group, name) in enumerate(zip(panels, groups, names)):
            if len(group) == 1:
                continue
            beside = place + step
            in_line = beside < len(panels) and (along == "x" or place % columns > 0)
            hidden = in_line and panels[beside] in group
            axes.tick_params(**{shown: not hidden})
            if name:
                axes.set(**{f"{along}label": "" if hidden else name[0]})


def _height(axes: Axes, width: float, wide_height: float) -> float:
    """Inches for a panel of a width, with its labels. A drawing is stretched, so that its words find room."""
    if axes.get_aspect() != 1.0:
        return min(wide_height, 0.85 * width if width < PHONE else TALLEST)
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    shape = abs((top - bottom) / (right - left))  # a picture counts its rows downwards
    keeps_its_shape = axes.axison or any(map(is_circle, axes.lines)) or (axes.lines and not axes.texts)
    stretch = 1.0 if keeps_its_shape else min(max(0.75 / shape, 1.0), STRETCH)
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


def beside_the_axes(figure: Figure) -> None:
    """Move words that cross the line of an axis beside it, into the panel, and let what is counted have whole ticks."""
    figure.draw_without_rendering()
    in_parts = [axes for axes in figure.axes if _ticks_in_parts(axes)]
    for axes in in_parts:
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    crossing = [(axes, text) for axes in figure.axes for text in axes.texts if _across(axes, text).any()]
    for _, text in crossing:
        text.set_in_layout(False)  # or the panel would make room for where it was
    if in_parts or crossing:
        figure.draw_without_rendering()  # not always: placing takes most of the time of a figure
    for axes, text in crossing:
        _move(text, _across(axes, text))


def faults(figure: Figure) -> list[str]:
    """What a reader would stumble over: words over a point or over an axis, ticks that count in parts."""
    found = over_points(figure)
    for axes in figure.axes:
        found += [f"over an axis: {text.get_text()}" for text in axes.texts if _across(axes, text).any()]
        if _ticks_in_parts(axes):
            found.append(f"ticks between whole numbers: {axes.get_xlabel() or 'the x axis'}")
    return found


def _across(axes: Axes, text: Text) -> np.ndarray:
    """How far, in pixels right and up, a text must move to cross no line of its panel: (2,), zeros where it crosses none."""
    step = np.zeros(2)
    if not (axes.axison and text.get_visible() and text.get_text()):
        return step
    box = Text.get_window_extent(text)  # without an annotation's arrow
    if not box.overlaps(axes.bbox):  # a text beside the panel
        return step
    panel = axes.bbox.padded(-CLEAR * axes.figure.dpi / 72)
    for side, along, line, short in [
        ("left", 0, axes.bbox.x0, panel.x0 - box.x0),
        ("bottom", 1, axes.bbox.y0, panel.y0 - box.y0),
        ("right", 0, axes.bbox.x1, panel.x1 - box.x1),
        ("top", 1, axes.bbox.y1, panel.y1 - box.y1),
    ]:
        if axes.spines[side].get_visible() and box.min[along] < line < box.max[along]:
            step[along] = short
    return step


def _move(text: Text, pixels: np.ndarray) -> None:
    """Move a text, or the words of an annotation whose arrow stays, by (2,) pixels right and up."""
    if isinstance(text, Annotation) and text.anncoords == "offset points":
        text.xyann = np.add(text.xyann, pixels * 72 / text.figure.dpi)
    else:
        place = text.get_transform().transform(text.get_unitless_position())
        text.set_position(text.get_transform().inverted().transform(place + pixels))


def _ticks_in_parts(axes: Axes) -> bool:
    """Whether x is counted, with whole numbers only, and a tick stands between two of them."""
    if not axes.axison or axes.get_xscale() != "linear":
        return False
    together = axes.get_shared_x_axes().get_siblings(axes)
    values = [line.get_xdata(orig=False) for one in together for line in one.lines]
    counted = np.concatenate([np.asarray(x, float) for x in values]) if values else np.zeros(0)
    if len(np.unique(counted)) < 3 or np.any(counted % 1):
        return False
    left, right = sorted(axes.get_xlim())
    return any(left <= tick <= right and tick % 1 for tick in axes.get_xticks())


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
        if any(_covers(axes, legend) for axes in figure.axes):
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


def _covers(axes: Axes, legend: Legend | None) -> bool:
    """Whether a legend lies over markers, lines or bars of a panel of a figure that `draw_without_rendering` has placed."""
    if legend is None:
        return False
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
