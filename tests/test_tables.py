"""A table of results, as the page and a terminal show it."""

import pytest
from bs4 import BeautifulSoup

from coursekit.tables import Table

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
