"""How a page of the book ends: with what its reader can do now."""

import re

import pytest

from coursekit.notebooks import pages


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)
def test_a_summary_ends_with_what_the_reader_can_do_now(page):
    """The head of a page says what you will be able to do; the last paragraph of its summary takes that up."""
    text = page.read_text(encoding="utf-8")
    assert "**What you will be able to do.**" in text
    summary = re.search(r"^## Summary\n(.*?)^## ", text, re.S | re.M)[1]
    assert summary.strip().split("\n\n")[-1].startswith("You can now ")


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)
def test_a_summary_answers_before_it_lists(page):
    """The equations of a summary come after an answer to the page's question."""
    summary = page.read_text(encoding="utf-8").split("\n## Summary\n")[1]
    assert not summary.strip().startswith("|")
