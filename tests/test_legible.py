"""What a reader of a drawn figure stumbles over is named: a page whose figure has one of these faults is not built."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from coursekit.layouts import both_layouts, for_phones
from coursekit.legible import illegible
from coursekit.plots import STYLES, draw_arrow, draw_block, level_line, plot_rows, plot_runs

pytestmark = pytest.mark.reads_pages()

DOTTED = {"color": "gray", "linestyle": ":"}


@pytest.fixture(autouse=True)
def closed():
    with plt.rc_context({"figure.constrained_layout.use": True, "font.size": 11}):
        yield
    plt.close("all")


def found(figure):
    figure.draw_without_rendering()
    return illegible(figure)


def drawing(width=7.5):
    """A panel without axes, 6 units wide and 2 high."""
    figure, axes = plt.subplots(figsize=(width, 2.5))
    axes.set(xlim=(-3, 3), ylim=(-1, 1))
    axes.axis("off")
    return figure, axes


def curve():
    """A panel with a curve, whose axes have names."""
    figure, axes = plt.subplots(figsize=(7.5, 3))
    axes.plot([0.5, 1, 2], [1, 4, 9], "o-", label="a curve")
    axes.set(xlabel="seconds", ylabel="metres", xlim=(0, 4))
    return figure, axes


def test_a_figure_as_it_should_be_has_no_fault():
    figure, axes = curve()
    level_line(axes, 3, "chance")
    axes.legend()
    assert found(figure) == []
    assert "data-illegible" not in both_layouts(figure)


@pytest.mark.parametrize("width, faults", [(1.4, []), (0.5, ["over the edge of a box: tanh"])])
def test_a_word_fits_into_its_box(width, faults):
    figure, axes = drawing(3.4)
    draw_block(axes, 0, 0, "tanh", width=width)
    assert found(figure) == faults


def test_a_box_that_is_wide_enough_on_a_page_only_is_found_in_the_drawing_for_phones():
    figure, axes = drawing()
    axes.set_aspect("equal")
    draw_block(axes, 0, 0, "layer 1", width=0.65)
    assert found(figure) == []
    assert 'data-illegible="over the edge of a box: layer 1"' in both_layouts(figure)


@pytest.mark.parametrize("place, faults", [(0.3, []), (0.0, ["over a line: h"])])
@pytest.mark.parametrize("bend", [0.0, 0.4])
def test_no_word_lies_over_an_arrow(place, faults, bend):
    figure, axes = drawing()
    axes.set_aspect("equal")
    draw_arrow(axes, (-1, -0.5), (1, 0.5), bend=bend)
    axes.text(0.5 * bend, place - bend, "h", ha="center", va="center")  # beside, or on the middle of the arc
    assert found(figure) == faults


def test_two_arrows_do_not_make_a_line_between_them():
    figure, axes = drawing()
    draw_arrow(axes, (-1, -0.8), (-1, -0.4))
    draw_arrow(axes, (1, 0.4), (1, 0.8))
    axes.text(0, 0, "between", ha="center", va="center")
    assert found(figure) == []


@pytest.mark.parametrize("apart, faults", [(0.5, []), (0.02, ["over words: one / other"])])
def test_no_word_lies_over_another(apart, faults):
    figure, axes = drawing()
    axes.text(0, 0, "one")
    axes.text(0, apart, "other")
    assert found(figure) == faults


def test_the_numbers_of_an_axis_do_not_run_into_each_other():
    figure, axes = curve()
    axes.set_xticks(np.linspace(0, 4, 60))
    assert any(fault.startswith("over words: ") for fault in found(figure))


@pytest.mark.parametrize("along", ["x", "y"])
def test_an_axis_with_numbers_has_a_name(along):
    figure, axes = curve()
    axes.set(**{f"{along}label": "", "title": "fall"})
    assert found(figure) == [f"no name: the {along} axis of fall"]
    axes.set(**{f"{along}ticks": [1, 2], f"{along}ticklabels": ["early", "late"]})
    assert found(figure) == []


def test_panels_that_share_an_axis_are_named_and_numbered_once_a_row_or_column():
    figure, panels = plt.subplots(2, 3, figsize=(7.5, 5), sharex=True, sharey=True)
    for axes in panels.flat[:5]:
        axes.plot([0.5, 1, 2], [1, 2, 3])
    for axes in panels[:, 0]:
        axes.set_ylabel("metres")
    for axes in (*panels[1, :2], panels[0, 2]):
        axes.set_xlabel("seconds")
        axes.xaxis.set_tick_params(labelbottom=True)
    panels[1, 2].axis("off")
    assert found(figure) == []
    for_phones(figure)
    assert found(figure) == []
    assert [axes.get_ylabel() for axes in panels.flat[:5]] == ["metres", "", "metres", "", "metres"]
    assert [axes.get_xlabel() for axes in panels.flat[:5]] == ["", "", "", "seconds", "seconds"]


def test_a_panel_whose_numbers_stand_nowhere_is_named():
    figure, panels = plt.subplots(1, 2, sharey=True)
    for axes in panels:
        axes.plot([0.5, 1, 2], [1, 2, 3])
        axes.set(xlabel="seconds")
    panels[0].tick_params(labelleft=False)
    assert found(figure) == ["no numbers: the y axis of the panel"] * 2


@pytest.mark.parametrize(
    "name",
    [
        lambda axes, line: line.set_label("edge") or axes.legend(),
        lambda axes, line: axes.text(3.1, 2, "edge"),
        lambda axes, line: axes.set_xticks([1, 3], ["1", "edge"]),
    ],
    ids=["in the key", "beside it", "at the axis"],
)
def test_a_dotted_line_has_a_name(name):
    figure, axes = curve()
    line = axes.axvline(3, **DOTTED)
    assert found(figure) == ["no name: the dotted line in seconds"]
    name(axes, line)
    assert found(figure) == []


def test_the_key_shows_no_line_for_a_single_point():
    figure, axes = curve()
    (point,) = axes.plot(1, 2, "^-", label="a point")
    axes.legend()
    assert found(figure) == ["a line in the key for a point: a point"]
    point.set_linestyle("")
    axes.legend()
    assert found(figure) == []


@pytest.mark.parametrize("named", [False, True], ids=["bare", "with words"])
def test_a_circle_is_round_in_both_layouts(named):
    angle = np.linspace(0, 2 * np.pi, 200)
    figure, axes = plt.subplots(figsize=(7.5, 3))
    axes.plot(np.cos(angle), np.sin(angle))
    if named:
        axes.text(1.5, 0, "radius 1")
    axes.set(xlim=(-3, 3), ylim=(-1.1, 1.1))
    axes.axis("off")
    assert found(figure)[0].startswith("a circle of ")
    axes.set_aspect("equal")
    assert found(figure) == []
    for_phones(figure)
    assert found(figure) == []


def test_rows_of_runs_say_which_were_not_run_and_name_chance():
    figure, axes = plt.subplots(figsize=(7.5, 2.5))
    plot_rows(axes, {"LSTM": [0.9, 1.0], "GRU": []}, chance=1 / 8)
    axes.set(xlabel="accuracy")
    assert [label.get_text() for label in axes.get_xticklabels()] == ["chance", "0.5", "1"]
    assert [text.get_text() for text in axes.texts] == ["not run"]
    assert found(figure) == []


def test_runs_have_chance_named_beside_the_panel():
    figure, axes = plt.subplots()
    plot_runs(axes, [0.5, 1, 2], np.full((3, 3), 0.9), STYLES[0], "runs", chance=1 / 8)
    axes.set(xlabel="distance", ylabel="accuracy", ylim=(0, 1))
    assert found(figure) == []
