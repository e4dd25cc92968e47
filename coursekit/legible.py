"""Finds what a reader of a drawn figure stumbles over: words that collide, and lines, axes and keys that say nothing."""

import re
from collections.abc import Iterator

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.path import Path
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox

BLANK = 0.2  # of the height of a line of words, above them and below: holds no ink
NEAR = 14  # points: a name that stands so near to a line is the line's


def illegible(figure: Figure) -> list[str]:
    """What must be mended in a figure that `draw_without_rendering` has placed: one sentence each, none if all is well."""
    found = []
    for axes in figure.axes:
        found += [*_over_an_edge(axes), *_out_of_round(axes), *_unnamed_lines(axes)]
        if axes.axison:
            found += [fault for along in "xy" for fault in _unnamed_axis(axes, along)]
    return [*found, *_over_words(figure), *_keys_of_points(figure)]


def _box(text: Text) -> Bbox:
    """The place of a text's ink in pixels, without the arrow of an annotation."""
    box = Text.get_window_extent(text)
    lines = 1 + text.get_text().count("\n")
    if text.get_rotation() % 180:
        return box.padded(-BLANK * box.width / lines, 0)
    return box.padded(0, -BLANK * box.height / lines)


def _words(axes: Axes) -> Iterator[Text]:
    """All that can be read in a panel: its words, its title, the names of its axes and their ticks'."""
    yield from (text for text in axes.texts if text.get_text())
    yield from (text for text in [axes.title] if text.get_text())
    if axes.axison:
        for axis in (axes.xaxis, axes.yaxis):
            yield from (text for text in [axis.label] if text.get_text())
            yield from _tick_names(axis)


def _tick_names(axis: Axis) -> list[Text]:
    low, high = sorted(axis.get_view_interval())
    slack = 1e-9 * (high - low)
    return [
        tick.label1
        for tick in axis.get_major_ticks()
        if tick.label1.get_visible()
        and tick.label1.get_text()
        and low - slack <= tick.get_loc() <= high + slack
    ]


def _over_words(figure: Figure) -> Iterator[str]:
    """Texts that lie over each other."""
    words = [text for axes in figure.axes for text in _words(axes) if text.get_rotation() % 90 == 0]
    boxes = [_box(text) for text in words]
    for later, box in enumerate(boxes):
        for earlier in range(later):
            if box.overlaps(boxes[earlier]):
                yield f"over words: {words[earlier].get_text()} / {words[later].get_text()}"


def _over_an_edge(axes: Axes) -> Iterator[str]:
    """Texts that run over the edge of a box, and in a drawing over a line or an arrow too."""
    boxes = [
        patch.get_window_extent()
        for patch in axes.patches
        if isinstance(patch, Rectangle) and patch.get_linewidth() and patch.get_edgecolor()[3]
    ]
    lines = list(_strokes(axes))
    for text in axes.texts:
        if not text.get_text():
            continue
        ink = _box(text)
        if any(box.overlaps(ink) and not _inside(ink, box) for box in boxes):
            yield f"over the edge of a box: {text.get_text()}"
        if any(line.intersects_bbox(ink, filled=False) for line in lines):
            yield f"over a line: {text.get_text()}"


def _inside(small: Bbox, large: Bbox) -> bool:
    return bool(np.all(small.min >= large.min) and np.all(small.max <= large.max))


def _strokes(axes: Axes) -> Iterator[Path]:
    """The lines and arrows of a drawing, and the dotted lines of a panel with axes, in pixels."""
    paths = [
        line.get_path().transformed(line.get_transform())
        for line in axes.lines
        if not axes.axison or _is_reference(line)
    ]
    for text in axes.texts:
        if isinstance(text, Annotation) and text.arrow_patch is not None and not axes.axison:
            paths.append(text.arrow_patch.get_transform().transform_path(text.arrow_patch.get_path()))
    for path in paths:  # one by one: intersects_bbox takes the step from one piece to the next for a line
        yield from (Path(piece) for piece in path.to_polygons(closed_only=False))


def is_circle(line: Line2D) -> bool:
    """Whether a line is a closed curve that is as wide as it is high in the units of its data."""
    x, y = np.asarray(line.get_xdata(orig=False)), np.asarray(line.get_ydata(orig=False))
    if len(x) < 8 or not np.allclose([x[0], y[0]], [x[-1], y[-1]]):
        return False
    return bool(np.isclose(np.ptp(x), np.ptp(y), rtol=1e-3))


def _is_reference(line: Line2D) -> bool:
    """Whether a line is a dotted or dashed one in grey: it marks a place, and shows no data."""
    red, green, blue = to_rgb(line.get_color())
    return line.is_dashed() and line.get_visible() and red == green == blue > 0


def _out_of_round(axes: Axes) -> Iterator[str]:
    drawn = [line.get_window_extent() for line in axes.lines if is_circle(line)]
    drawn += [patch.get_window_extent() for patch in axes.patches if isinstance(patch, Circle)]
    for box in drawn:
        if abs(box.width / box.height - 1) > 0.03:
            yield f"a circle of {box.width:.0f} × {box.height:.0f} pixels"


def _unnamed_axis(axes: Axes, along: str) -> Iterator[str]:
    """Numbers without a name of the axis, and ticks whose numbers stand in no panel of the same row or column."""
    axis = getattr(axes, f"{along}axis")
    names = _tick_names(axis)
    where = f"the {along} axis of {axes.get_title() or 'the panel'}"
    if any(_is_number(text.get_text()) for text in names) and not axis.label.get_text():
        yield f"no name: {where}"
    if not names and len(axis.get_major_ticks()) and axis.get_visible() and not _read_elsewhere(axes, along):
        yield f"no numbers: {where}"


def _is_number(words: str) -> bool:
    return bool(re.fullmatch(r"[\d\s.,−-]+", re.sub(r"\\mathdefault|\\times|[${}^]", "", words)))


def _read_elsewhere(axes: Axes, along: str) -> bool:
    """Whether a panel that shares this axis, in the same column (x) or row (y), shows its numbers; or there are no ticks."""
    axis, line = getattr(axes, f"{along}axis"), 0 if along == "x" else 1
    low, high = sorted(axis.get_view_interval())
    if not any(low <= place <= high for place in axis.get_majorticklocs()):
        return True
    together = getattr(axes, f"get_shared_{along}_axes")().get_siblings(axes)
    return any(
        _tick_names(getattr(one, f"{along}axis"))
        and abs(one.bbox.min[line] - axes.bbox.min[line]) < 0.1 * axes.bbox.size[line]
        for one in together
        if one is not axes
    )


def _unnamed_lines(axes: Axes) -> Iterator[str]:
    """Dotted lines in grey that have neither an entry in a key nor words beside them."""
    if not axes.axison:
        return
    near = NEAR * axes.figure.dpi / 72
    keys = {text.get_text() for legend in _legends(axes.figure) for text in legend.get_texts()}
    for line in axes.lines:
        if not _is_reference(line) or line.get_label() in keys:
            continue
        path = line.get_path().transformed(line.get_transform())
        ticks = [text for axis in (axes.xaxis, axes.yaxis) for text in _tick_names(axis)]
        words = [text for text in axes.texts if text.get_text()]
        words += [text for text in ticks if not _is_number(text.get_text())]
        if not any(path.intersects_bbox(_box(text).padded(near), filled=False) for text in words):
            yield f"no name: the dotted line in {axes.get_title() or axes.get_xlabel()}"


def _legends(figure: Figure) -> list:
    of_panels = (axes.get_legend() for axes in figure.axes)
    return [*figure.legends, *(legend for legend in of_panels if legend is not None)]


def _keys_of_points(figure: Figure) -> Iterator[str]:
    """Entries of a key that show a line where the figure has a single point."""
    points = {
        line.get_label()
        for axes in figure.axes
        for line in axes.lines
        if len(np.unique(line.get_xydata(), axis=0)) == 1
    }
    for legend in _legends(figure):
        for handle, text in zip(legend.legend_handles, legend.get_texts()):
            drawn = isinstance(handle, Line2D) and handle.get_linestyle() not in ("None", "", " ")
            if drawn and text.get_text() in points:
                yield f"a line in the key for a point: {text.get_text()}"
