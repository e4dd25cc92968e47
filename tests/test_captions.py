"""What colours and shades mean stands in a figure's key or caption."""

import re

import pytest

from coursekit.notebooks import ROOT, pages

FIGURES = ROOT / "book" / "figures"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in [*pages(), ROOT / "book" / "index.md"]}
DRAWN = [
    pytest.param(caption, code, id=name)
    for text in PAGES.values()
    for head, code in re.findall(r"^```\{code-cell\}[^\n]*\n---\n(.*?)^---\n(.*?)^```", text, re.S | re.M)
    for name, caption in re.findall(r"name: (fig-\S+)\s+caption: (.*)", head)
]
PLAYABLE = [
    pytest.param(name, caption, id=f"{page}-{name}")
    for page, text in PAGES.items()
    for name, caption in re.findall(r"^```\{playable\} (\S+)\n:alt:[^\n]*\n(.*?)^```", text, re.S | re.M)
]


@pytest.mark.parametrize("caption, code", DRAWN)
def test_a_figure_of_runs_says_which_marks_are_runs(caption, code):
    """plot_runs draws a pale mark for each run and a line through their medians, plot_rows marks alone."""
    if re.search(r"plot_(?:runs|rows)\(|for run in", code):
        assert re.search(r"(?i)pale marks are|a mark is a run|every run|each of \d", caption + code)


@pytest.mark.parametrize("name, caption", PLAYABLE)
def test_a_figure_with_signs_says_which_is_which(name, caption):
    script = (FIGURES / f"{name}.js").read_text(encoding="utf-8")
    if "heat(" in script:
        assert "lue is positive, orange with strokes negative" in caption
    if "squares(" in script:
        assert "full is positive, hollow negative" in caption
