"""Figures in two layouts: what becomes of panels, letters and legends on a phone, and what must not be covered."""

import re

import matplotlib.pyplot as plt
import numpy as np
import pytest

from bookext.pictures import NARROW, dark, in_both_themes, size
from coursekit.layouts import SCREEN, both_layouts, faults, for_phones, over_points
from coursekit.plots import STYLES, plot_runs

pytestmark = pytest.mark.reads_pages()


@pytest.fixture(autouse=True)
def closed():
    with plt.rc_context({"figure.constrained_layout.use": True, "font.size": 11}):
        yield
    plt.close("all")


def panels_of_curves(rows=1, columns=1, size=(7.5, 3.2)):
    """A figure with a rising curve with markers in each panel."""
    figure, panels = plt.subplots(rows, columns, figsize=size, squeeze=False, sharey=True)
    for axes in panels.flat:
        axes.plot(np.arange(10), np.arange(10), "o-", label="rising")
    panels[0, 0].set_ylabel("height")
    return figure, list(panels.flat)


@pytest.mark.parametrize(
    "wide, narrow",
    [
        ((1, 1), (1, 1)),
        ((1, 2), (2, 1)),
        ((1, 3), (3, 1)),
        ((1, 4), (2, 2)),
        ((2, 2), (2, 2)),
        ((4, 1), (4, 1)),
    ],
)
def test_panels_stand_below_each_other_on_a_phone(wide, narrow):
    figure, panels = panels_of_curves(*wide)
    for_phones(figure)
    grid = panels[0].get_subplotspec().get_gridspec()
    assert (grid.nrows, grid.ncols) == narrow
    if grid.ncols == 1:
        assert {axes.get_ylabel() for axes in panels} == {"height"}


@pytest.mark.parametrize("rows", [3, 4])
def test_panels_below_each_other_are_seen_together(rows):
    figure, panels = panels_of_curves(rows, size=(7.5, 9))
    panels[0].legend()
    for_phones(figure)
    assert SCREEN <= figure.get_figheight() < SCREEN + 0.5  # and the legend


def test_a_picture_whose_rows_count_downwards_has_a_height_on_a_phone():
    figure, axes = plt.subplots(figsize=(4.6, 4.2))
    axes.imshow(np.eye(12))
    for_phones(figure)
    width, height = figure.get_size_inches()
    assert 0.5 * width < height <= width


def test_both_drawings_fit_their_place_and_letters_are_read():
    figure, _ = panels_of_curves(columns=3)
    both = both_layouts(figure)
    assert size(NARROW.sub("", both))[0] == pytest.approx(720, abs=20)
    narrow_width = size(NARROW.search(both)[2])[0]
    letters = min(text.get_fontsize() for text in figure.findobj(plt.Text) if text.get_text())
    assert letters * 4 / 3 * min(1, 328 / narrow_width) >= 11


def test_a_legend_moves_below_the_figure_if_it_covers_a_point():
    figure, (axes,) = panels_of_curves()
    axes.legend(loc="center")
    assert over_points(figure) == ["the legend: rising"]
    assert "data-covers" not in both_layouts(figure)
    assert over_points(figure) == []
    assert axes.get_legend() is None and len(figure.legends) == 1


def test_a_legend_beside_the_points_stays():
    figure, (axes,) = panels_of_curves()
    axes.legend(loc="upper left")
    assert over_points(figure) == []


@pytest.mark.parametrize("draw", ["plot", "scatter"])
def test_a_text_over_a_marker_is_named(draw):
    figure, axes = plt.subplots()
    getattr(axes, draw)([0, 1, 2], [0, 1, 2], marker="o")
    axes.text(1, 1, "here", ha="center", va="center")
    assert 'data-covers="here"' in both_layouts(figure)


@pytest.mark.parametrize("height", np.linspace(0.1, 0.25, 7))
def test_the_name_of_chance_lies_over_no_run(height):
    figure, axes = plt.subplots()
    plot_runs(axes, range(5), np.full((3, 5), height), STYLES[0], "runs", chance=1 / 8)
    axes.set(ylim=(0, 1.05))
    assert "data-covers" not in both_layouts(figure)
    (name,) = axes.texts
    assert name.get_window_extent().x0 > axes.bbox.x1


@pytest.mark.parametrize("draw", ["plot", "bar"])
def test_a_legend_over_lines_or_bars_is_found(draw):
    figure, axes = plt.subplots()
    getattr(axes, draw)(range(5), np.full(5, 2.0), label="level")
    axes.legend(loc="center")
    assert over_points(figure) == ["the legend: level"]


def test_a_circle_of_a_stretched_drawing_stays_round():
    figure, axes = plt.subplots(figsize=(7.5, 2))
    circle = axes.add_patch(plt.Circle((4, 1), 0.5))
    axes.text(1, 1, "word")
    axes.set(xlim=(0, 8), ylim=(0, 2), aspect="equal")
    axes.axis("off")
    for_phones(figure)
    figure.draw_without_rendering()
    box = circle.get_window_extent()
    assert axes.get_aspect() > 1.2
    assert box.width == pytest.approx(box.height, rel=0.02)


def test_colours_have_a_second_value_for_the_dark():
    svg = in_both_themes(
        '<svg width="1pt"><path style="fill:#fff;stroke:#0072B2"/><g style="fill:#FFFFFF"/></svg>'
    )
    assert not re.search("#[0-9a-f]{3}", svg.split("</style>")[1])
    assert svg.count("var(--1)") == 2  # white, in both its forms
    assert "--1:#ffffff" in svg and "--1:#14181e" in svg


@pytest.mark.parametrize("colour", ["#000000", "#696969", "#0072b2", "#d55e00", "#009e73"])
def test_what_is_read_on_white_is_read_in_the_dark(colour):
    def contrast(one, other):
        lights = []
        for hexadecimal in (one, other):
            channels = [int(hexadecimal[i : i + 2], 16) / 255 for i in (1, 3, 5)]
            linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
            lights.append(np.dot([0.2126, 0.7152, 0.0722], linear))
        return (max(lights) + 0.05) / (min(lights) + 0.05)

    assert contrast(dark(colour), dark("#ffffff")) >= min(4.5, contrast(colour, "#ffffff"))


def test_a_legend_of_a_phone_is_no_wider_than_the_phone():
    figure, (axes,) = panels_of_curves()
    for name in ("the first of them", "the second of them", "the third of them"):
        axes.plot(0, 0, label=name)
    figure.legend(loc="outside lower center", ncols=4)
    narrow = NARROW.search(both_layouts(figure))[2]
    assert size(narrow)[0] <= 345


def test_a_long_name_of_an_axis_goes_on_in_the_next_line():
    figure, (axes,) = panels_of_curves()
    axes.set_xlabel("gain in training time, forward and backward, over the first of all steps")
    narrow = NARROW.search(both_layouts(figure))[2]
    assert "\n" in axes.get_xlabel()
    assert size(narrow)[0] <= 345


@pytest.mark.parametrize(
    "words",
    [
        lambda axes: axes.text(2, 6, "the window reaches the place", ha="right"),
        lambda axes: axes.annotate(
            "the window reaches the place",
            (6, 6),
            (-40, 18),
            textcoords="offset points",
            ha="right",
            arrowprops={"arrowstyle": "->"},
        ),
        lambda axes: axes.text(0.3, 0, "at the foot", transform=axes.transAxes, va="center"),
    ],
    ids=["text", "annotation", "at the foot"],
)
def test_words_that_cross_an_axis_move_beside_it(words):
    figure, axes = plt.subplots(figsize=(3.4, 2.6))
    axes.plot(np.arange(10) / 3, np.arange(10) / 3)
    text = words(axes)
    axes.set(xlim=(0, 7), ylim=(0, 7))
    figure.draw_without_rendering()
    assert faults(figure) == [f"over an axis: {text.get_text()}"]
    assert "data-covers" not in both_layouts(figure)
    assert faults(figure) == []


def test_words_that_fit_nowhere_are_named():
    figure, axes = plt.subplots(figsize=(3.4, 2.6))
    axes.plot([0, 1.5], [0, 1.5])
    axes.text(0.2, 1, "so many words that no panel of a telephone is wide enough")
    axes.spines["right"].set_visible(True)
    assert 'data-covers="over an axis: so many' in both_layouts(figure)


def test_words_beside_a_panel_stay():
    figure, axes = plt.subplots()
    axes.plot([0, 1.5], [0, 1.5])
    text = axes.text(-0.3, 0.5, "beside", transform=axes.transAxes)
    both_layouts(figure)
    assert text.get_position() == (-0.3, 0.5)


def test_what_is_counted_has_no_ticks_between_whole_numbers():
    figure, panels = plt.subplots(1, 2, figsize=(7.5, 2.4))
    panels[0].plot([1, 2, 3, 4], [0.1, 0.3, 0.2, 0.4])  # words
    panels[1].plot([0.5, 1, 2, 4], [0.1, 0.3, 0.2, 0.4])  # seconds
    for axes in panels:
        axes.set(xlabel="x", xticks=[])
        axes.xaxis.set_major_locator(plt.MultipleLocator(0.5))
    assert faults(figure) == ["ticks between whole numbers: x"]
    assert "data-covers" not in both_layouts(figure)
    assert not np.any(panels[0].get_xticks() % 1) and np.any(panels[1].get_xticks() % 1)
