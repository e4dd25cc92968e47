"""A table of results, as the page and a terminal show it."""

import re

import pytest
from bs4 import BeautifulSoup

from bookext.stacked_tables import stacked
from coursekit.notebooks import pages
from coursekit.tables import Table, longest_word, whole_lines

RUNS = Table("Runs that learn.", ["distance", "RNN", "LSTM"], [("10", 5, 5), ("40", 0, 4)])


def test_rows_and_columns_have_names_that_a_screen_reader_says():
    html = BeautifulSoup(RUNS._repr_html_(), "html.parser")
    assert [cell.text for cell in html.select("th[scope=col]")] == ["distance", "RNN", "LSTM"]
    assert [cell.text for cell in html.select("th[scope=row]")] == ["10", "40"]
    assert [cell.text for cell in html.select("td")] == ["5", "5", "0", "4"]
    region = html.select_one("[role=region][tabindex='0']")
    assert region["aria-label"] == html.figcaption.text == "Runs that learn."


def test_a_column_without_a_name_has_no_heading():
    html = BeautifulSoup(Table("", ["", "RNN"], [("10", 5)])._repr_html_(), "html.parser")
    assert [cell.text for cell in html.select("th[scope=col]")] == ["RNN"]


def test_a_text_may_take_several_lines_and_a_number_may_not():
    html = BeautifulSoup(
        Table("", ["", "a", "b"], [("10", "0.87 (0.82 to 0.91)", "wrong from step 1,100 on")])._repr_html_(),
        "html.parser",
    )
    assert [cell.text for cell in html.select("td.words")] == ["wrong from step 1,100 on"]


def test_a_table_too_wide_for_a_phone_names_the_column_at_each_entry():
    """tests/bookext/test_stacked_tables.py looks at it in a browser."""
    wide = Table(
        "", ["cell", "4 pairs", "", "16 pairs", "what one sees"], [("linear attention", 1, 2, 3, "x" * 30)]
    )
    html = BeautifulSoup(wide._repr_html_(), "html.parser")
    assert wide.stacks and not RUNS.stacks
    assert [cell.get("data-label") for cell in html.select("tbody tr > *")] == [
        "cell",
        "4 pairs",
        None,
        "16 pairs",
        "what one sees",
    ]
    assert [cell.text for cell in html.select("td.line")] == ["3", "x" * 30]
    assert [cell.text for cell in html.select("td.words")] == ["x" * 30]
    roles = [html.find(role=role).name for role in ("table", "row", "columnheader", "rowheader", "cell")]
    assert roles == ["table", "tr", "th", "th", "td"]
    assert not BeautifulSoup(RUNS._repr_html_(), "html.parser").select("[data-label], table[role]")


def test_a_phone_shows_no_name_with_nothing_behind_it():
    """course.css leaves out what has this class where rows are stacked."""
    columns = ["network", "one", "another", "in the code"]
    shown = Table("", columns, [["linear attention", "0.12345678901", "0.12345678901", ""]])
    results = BeautifulSoup(shown._repr_html_(), "html.parser")
    assert shown.stacks and [cell["data-label"] for cell in results.select("td.nothing")] == ["in the code"]
    head = "".join(f'<th class="head"><p>{name}</p></th>' for name in ("idea", "equation", "in the code"))
    row = "<td><p>numbers kept</p></td><td><p>2 H for an LSTM, and more</p></td><td></td>"
    table = f'<table class="table"><thead><tr>{head}</tr></thead>\n<tbody><tr>{row}</tr></tbody></table>'
    page = BeautifulSoup(stacked(table), "html.parser")
    assert [cell["data-label"] for cell in page.select("td.nothing")] == ["in the code"]


def test_entries_in_brackets_are_one_word_of_a_row():
    columns = ["", *"abcdef"]
    assert not Table("", columns, [("B, T, D, H, B, T, D, H", *"123456")]).stacks
    assert Table("", columns, [("(B, T, D, H)(B, T, D, H)", *"123456")]).stacks
    assert longest_word(["shape (B, T, D), then (a b, c)"]) == len("(B, T, D),")


def test_short_entries_share_a_line_in_pairs():
    assert whole_lines([5, 9]) == [False, False]
    assert whole_lines([5, 30, 5, 5, 5]) == [True, True, False, False, True]
    assert whole_lines([]) == []


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)
def test_the_names_of_mistakes_are_bold_on_every_page(page):
    table = re.search(
        r"^\| (?:mistake|trap) \|.*\n\|[-|]+\n((?:\|.*\n)+)", page.read_text(encoding="utf-8"), re.M
    )
    assert all(row.startswith("| **") for row in table[1].splitlines())


def test_in_a_terminal_it_is_text():
    assert repr(RUNS).splitlines() == [
        "Runs that learn.",
        "distance  RNN  LSTM",
        "10        5    5",
        "40        0    4",
    ]


def test_what_is_written_in_it_is_text():
    assert "<b>" not in Table('"<b>"', ["<b>"], [["<b>"]])._repr_html_()


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="2 entries, and there are 3 columns"):
        Table("", ["a", "b", "c"], [[1, 2]])
