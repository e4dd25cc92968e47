"""Wide tables on a phone: their rows stand below each other, for eyes and for screen readers. A small book in Chromium."""

import re
from textwrap import indent

import pytest
import small_book
from browser import axe, hidden_ends_of_tables, is_wider_than_the_window, open_page

from bookext.stacked_tables import stacked
from coursekit.notebooks import ROOT
from coursekit.tables import EDGES, PHONE, Table

pytestmark = pytest.mark.reads_pages("01_memory")  # its notebook is that of small_book.py

RESULTS = Table(
    "Runs that learn.",
    ["cell", "weights", "4 pairs", "8 pairs", "16 pairs", "what one sees"],
    [
        ("LSTM, 128 units", "82,000", "0.96", "0.84", "0.55", "right at first, and guessing later on"),
        ("linear attention", "1,500", "1.00", "1.00", "0.99", "-"),
    ],
)
NUMBERS = Table("All that a step has.", ["x", *"abcdef"], [("0.5", *["-0.123"] * 6)])
NARROW = Table("Times.", ["T", "loop", "scan"], [("16", "0.012", "0.034"), ("1,024", "0.800", "0.110")])
# The widest that stays a table: capitals and digits are the widest letters.
FULL = Table("As wide as a phone.", list("ABCDE"), [["0" * ((PHONE - 5 * EDGES) // 5)] * 5])
MISTAKES = """
.. list-table::
   :header-rows: 1

   * - mistake
     - what you see
     - value
     - mend
   * - **No mask.**
     - An answer changes with what comes after it.
     - 0.1
     - The lower triangle, with the diagonal.
   * - Hidden scores set to 0.
     - What is hidden gets a weight.
     - 1
     - Minus infinity.

.. list-table::
   :header-rows: 1

   * - cell
     - kept
     - waits
   * - LSTM
     - 128
     - yes
"""
IN_A_BROWSER = """table => ({
    display: getComputedStyle(table).display,
    scrolls: table.parentElement.scrollWidth > table.parentElement.clientWidth,
    labels: [...table.querySelectorAll('tbody tr:first-child > *')]
        .map(cell => getComputedStyle(cell, '::before').content.split('"')[1]),
    head: table.tHead.getBoundingClientRect().width,
    layouts: [...new Set([...table.tBodies[0].querySelectorAll('td, th')].map(cell => getComputedStyle(cell).display))],
})"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A book whose front page has all of these tables."""
    results = "".join(table._repr_html_() for table in (RESULTS, NUMBERS, NARROW, FULL))
    front = f"{MISTAKES}\n.. raw:: html\n\n{indent(results, '   ')}\n"
    return small_book.build(
        tmp_path_factory.mktemp("tables"),
        ["bookext.stacked_tables"],
        front,
        html_static_path=[str(ROOT / "book" / "_static")],
        html_css_files=["course.css"],
    )


@pytest.fixture(params=[360, 1280])
def page(request, pages, browser):
    with open_page(browser, (pages / "index.html").as_uri(), width=request.param) as opened:
        yield opened.page


def looks_of(page):
    """What a browser shows of the six tables: with words, narrow with words, results, numbers, narrow results, full results."""
    return [table.evaluate(IN_A_BROWSER) for table in page.locator("article table").all()]


def test_nothing_scrolls_on_a_phone_and_each_entry_has_the_name_of_its_column(page):
    words, few_words, results, numbers, narrow, full = looks_of(page)
    assert not is_wider_than_the_window(page) and hidden_ends_of_tables(page) == []
    assert not any(look["scrolls"] for look in (words, few_words, results, numbers, narrow, full))
    assert {look["display"] for look in (few_words, narrow, full)} == {"table"}
    assert not any(any(look["labels"]) for look in (few_words, narrow, full))
    if page.viewport_size["width"] == 1280:
        assert words["display"] == results["display"] == "table" and not any(results["labels"])
        return
    assert words["display"] == results["display"] == "block"
    assert results["labels"] == RESULTS.columns
    assert words["labels"] == ["mistake", "what you see", "value", "mend"]
    assert words["head"] < 2 and results["head"] < 2
    # Behind their names where one is a text, else at the edge: the entries of a table do not mix the two.
    assert words["layouts"] == results["layouts"] == ["block"] and numbers["layouts"] == ["flex"]


def test_a_screen_reader_has_the_same_table_at_every_width(page):
    said = page.locator("article table", has_text="82,000").aria_snapshot()
    assert re.findall(r'columnheader "([^"]*)"', said) == RESULTS.columns
    assert re.findall(r'rowheader "([^"]*)"', said) == [row[0] for row in RESULTS.rows]
    assert re.findall(r'- cell "([^"]*)"', said) == [entry for row in RESULTS.rows for entry in row[1:]]
    said = page.locator("article table", has_text="No mask").aria_snapshot()
    assert said.count("columnheader") == 4 and said.count("- row ") == 3 and said.count("- cell") == 8
    assert axe(page, "article") == []


def test_a_formula_in_a_heading_is_named_by_its_tex():
    formula = (
        '<span class="katex"><span class="katex-mathml"><math><mi>a</mi><annotation encoding="application/x-tex">a_t'
        '</annotation></math></span><span class="katex-html"><span>a</span><span>t</span></span></span>'
    )
    table = (
        '<table class="table">\n<thead>\n<tr class="row-odd"><th class="head"><p>model</p></th>'
        f'<th class="head"><p>factor {formula}</p></th><th class="head"><p>what one sees</p></th></tr></thead>'
        '<tbody><tr class="row-even"><td><p>LSTM</p></td><td class="text-right"><p>'
        f"{formula}</p></td><td><p>It is right at first, and guesses later on.</p></td></tr></tbody></table>"
    )
    found = stacked(table)
    assert '<td class="text-right line" data-label="factor a_t" role="cell">' in found
    assert found.count(formula) == 2 and found.count('role="row"') == 2


@pytest.mark.parametrize(
    "entry, stacks",
    [
        ("the arguments, kept under their names, and much more", False),
        ("<code>a_name_that_does_not_break()</code>", True),
    ],
)
def test_two_columns_stay_side_by_side_if_their_words_fit(entry, stacks):
    found = stacked(
        '<table class="table">\n<thead>\n<tr><th class="head"><p>name</p></th><th class="head"><p>what</p></th></tr></thead>'
        f"<tbody><tr><td><p>recurrent</p></td><td><p>{entry}</p></td></tr></tbody></table>"
    )
    assert ("stacks" in found) == stacks
