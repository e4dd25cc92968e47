"""Figures that cells draw, in the built book: numbered, with a caption, read in both themes and on a phone."""

import io
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from browser import is_wider_than_the_window, open_page

from coursekit.notebooks import ROOT, page_names

PHONE = 328  # pixels: the width of the text on a screen of 360


def page_of(book, name):
    return (book / "book" / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", page_names())
def test_each_figure_has_a_number_and_a_caption(book, name):
    page = page_of(book, name)
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", page, re.S)
    drawn = [caption for caption in captions if "caption-number" in caption]
    assert len(drawn) >= page.count("<picture>") > 0
    for caption in drawn:
        assert re.search(rf'<span class="caption-number">Figure {name[1]}\.\d+ ?</span>', caption)
        assert len(re.sub("<[^>]*>", "", caption)) > 60, f"says not what to see: {caption}"
    numbers = re.findall(r'caption-number">Figure ([\d.]+)', page)
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", page_names())
def test_no_text_and_no_legend_lies_over_a_point(book, name):
    """coursekit/layouts.py looks at the artists of each figure when it is drawn, and names what covers something."""
    assert re.findall('data-covers="[^"]*"', page_of(book, name)) == []


@pytest.mark.parametrize("name", page_names())
def test_words_fit_and_lines_and_axes_have_names(book, name):
    """coursekit/legible.py looks at both layouts of each figure, and names what a reader would stumble over."""
    assert re.findall('data-illegible="[^"]*"', page_of(book, name)) == []


@pytest.mark.parametrize("name", page_names())
def test_letters_are_read_on_a_phone(book, name):
    for file in re.findall(r'<source media="[^"]*" srcset="\.\./([^"]*)"', page_of(book, name)):
        svg = (book / file).read_text(encoding="utf-8")
        width = float(re.search(r'width="([\d.]+)pt"', svg)[1]) * 4 / 3
        # A letter of s points is drawn at the scale s / 100; a sign of a formula again smaller, inside it.
        points = [
            100 * float(scale) for scale in re.findall(r"<g[^>]* transform=\"[^\"]*scale\((0?\.\d+) -", svg)
        ]
        assert points and min(points) * 4 / 3 * min(1, PHONE / width) >= 11, file


@pytest.mark.parametrize("name", page_names())
def test_a_drawing_is_made_of_shapes(book, name):
    """bookext/pictures.py turns the colours of shapes round for a dark page. An image in a drawing would stay light."""
    drawings = set(re.findall(r'(?:src|srcset)="\.\./(_images/[^"]+\.svg)"', page_of(book, name)))
    assert drawings
    for file in drawings:
        assert "<image" not in (book / file).read_text(encoding="utf-8"), file


@pytest.mark.parametrize("place", ["http", "disk"])
def test_a_drawing_follows_the_theme_and_has_no_ground(site, book, browser, place):
    address = f"{site}/book/03_lstm.html" if place == "http" else (book / "book" / "03_lstm.html").as_uri()
    with open_page(browser, address) as opened:
        page = opened.page
        image = page.locator(".drawing img").first
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
        for theme, ground, ink in [("light", 1, 0), ("dark", 0.09, 0.9)]:
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
            for _ in range(30):  # the browser draws it anew some frames later
                drawn = plt.imread(io.BytesIO(image.screenshot()))[..., :3].mean(axis=2)
                if np.median(drawn[:3]) == pytest.approx(ground, abs=0.05):
                    break
            assert np.median(drawn[:3]) == pytest.approx(ground, abs=0.05)
            assert np.abs(drawn - ink).min() < 0.08
        assert opened.errors == []


def test_a_phone_gets_the_narrow_drawing_and_a_tap_opens_the_wide_one(site, browser):
    with open_page(browser, f"{site}/book/03_lstm.html", width=360, height=740) as opened:
        page = opened.page
        link = page.locator("a.drawing").first
        link.scroll_into_view_if_needed()
        link.locator("img").evaluate("image => image.decode()")
        shown = link.locator("img").evaluate("image => image.currentSrc")
        assert shown.endswith(link.locator("source").get_attribute("srcset").removeprefix(".."))
        assert link.locator("img").bounding_box()["width"] <= PHONE + 1
        assert not is_wider_than_the_window(page)
        wide = link.get_attribute("href").removeprefix("..")
        assert opened.errors == []
        link.click()
        page.wait_for_url(f"**{wide}")
        assert opened.errors == []


def test_pictures_keep_their_place_while_they_load(book):
    for name in page_names():
        for tag in re.findall(r"<(?:img|source)\b[^>]*_images/[^>]*>", page_of(book, name)):
            assert re.search(r'\bwidth="\d+" height="\d+"', tag), tag


POINTS_AT = re.compile(
    r"\b(the|this|that) (?:\w+ )?(figure|picture|drawing|diagram)s?\b|\b(figure|picture|drawing|chart|plot)s? (above|below)\b",
    re.I,
)


def paragraphs(name):
    """The prose of a page: what stands in no code cell, and is no description of a picture."""
    source = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    source = re.sub(r"^(```+)\{code-cell\}.*?^\1$", "", source, flags=re.S | re.M)
    return [line for line in source.splitlines() if line and not line.startswith((":alt:", "```"))]


@pytest.mark.parametrize("name", page_names())
def test_who_speaks_of_a_figure_links_to_it(name):
    """Not "the figure above": on a phone, on paper and in a search it is not above. {numref} gives its number."""
    found = [text for text in paragraphs(name) if POINTS_AT.search(text) and "{numref}" not in text]
    assert found == []


BY_SIDE = re.compile(
    r"\((left|right|above|below|top|bottom)\)|\b(on|at) the (left|right)\b"
    r"|\b(left|right|upper|lower)(-hand)? (half|panel|picture|drawing|side)s?\b"
)
CELL = re.compile(r"^(```+)\{code-cell\}(.*?)^\1$", re.S | re.M)


def who_speaks_of_panels(name):
    """The captions of cells that draw several panels, and the paragraphs that refer to a figure."""
    source = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    for _, cell in CELL.findall(source):
        if re.search(r"subplots\(\s*\d+,\s*\d+", cell):
            yield from re.findall(r'caption: "(.*)"', cell)
    yield from (text for text in paragraphs(name) if "{numref}" in text)


@pytest.mark.parametrize("name", page_names())
def test_no_panel_is_named_by_its_side(name):
    """On a phone the panels stand one below the other. Name one by its title, or by what it shows."""
    assert [text for text in who_speaks_of_panels(name) if BY_SIDE.search(text)] == []
