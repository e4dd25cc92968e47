"""The PDF of the whole book: complete, with bookmarks, and with links that lead somewhere."""

import re
import shutil
import subprocess
from collections import Counter

import pytest
from browser import open_page
from chromium import chromium, missing

from coursekit import pdf
from coursekit.notebooks import ROOT, page_names


def poppler(command, *arguments):
    if shutil.which(command) is None:
        missing(f"{command} (apt install poppler-utils)")
    return subprocess.run([command, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def printed(book, tmp_path_factory):
    if pdf.chromium() is None:
        missing("chromium (apt install chromium)")
    path = tmp_path_factory.mktemp("pdf") / "book.pdf"
    pdf.make(path)
    return path


@pytest.fixture(scope="module")
def layout(printed):
    """The PDF as poppler's XML: its bookmarks, and where its links lead."""
    return poppler("pdftohtml", "-xml", "-i", "-stdout", printed)


def headings(name):
    """The titles of a page and of its sections, from the source."""
    source = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$", "", source, flags=re.S | re.M)
    titles = re.findall(r"^#{1,3} (.*)", prose, re.M)
    return [title.replace("`", "").replace("'", "’") for title in titles]


@pytest.mark.parametrize("name", page_names())
def test_each_section_of_a_page_has_a_bookmark(layout, name):
    # Chromium drops the space where a title goes on in the next line.
    bookmarks = [title.replace(" ", "") for title in re.findall(r"<item[^>]*>(.*?)</item>", layout)]
    wanted = [title.replace(" ", "") for title in headings(name)]
    assert len(wanted) > 10
    start = bookmarks.index(wanted[0])
    assert bookmarks[start : start + len(wanted)] == wanted


def test_no_link_leads_into_a_file_of_this_machine(printed):
    """Chromium makes an address of a file out of a link whose target is missing."""
    addresses = [line.split()[-1] for line in poppler("pdfinfo", "-url", printed).splitlines()[1:]]
    assert len(addresses) > 50
    assert [address for address in addresses if not re.match("https?://", address)] == []


def test_links_lead_to_their_own_chapter(printed, layout):
    """All pages have a section of the same name, so a link must not lead to the first of them."""
    book = pdf.one_page()
    ids = Counter(re.findall(r'\sid="(book-[^"]+)"', book))
    assert [name for name, count in ids.items() if count > 1] == []
    inside = re.findall(r'href="#([^"]+)"', book)
    assert len(inside) > 300
    assert [target for target in inside if target not in ids] == []
    assert len(re.findall(r'<a href="[^"]*#\d+"', layout)) > 300


def test_the_text_is_all_there_and_the_answers_are_open(printed):
    text = " ".join(poppler("pdftotext", printed, "-").split())
    assert "The file README.md among the course’s files has all commands." in text
    for words in [
        "The place is word number 6 + 7 = 13 from the end.",  # an answer of each quiz
        "An average would be the gradient of another function",
        "Along this path such an LSTM does no better than a plain RNN at this lag.",
        "The top layer’s h alone is not enough.",
        "Knowledge in training that the forecaster would not have",  # the glossary
        "Back through the packed product",  # the equations
    ]:
        assert words in text
    for chrome in ["Show code cell source", "Clear my progress", "previous page", "Skip to main content"]:
        assert chrome not in text


def test_it_is_tagged_and_in_reading_order(printed):
    facts = dict(line.split(":", 1) for line in poppler("pdfinfo", printed).splitlines())
    assert facts["Tagged"].strip() == "yes"
    assert facts["Title"].strip() == "Networks That Remember"
    assert facts["Page size"].strip().endswith("(A4)")
    assert "H1" in poppler("pdfinfo", "-struct", printed)


def test_a_single_page_on_paper_has_its_answers_open_and_is_white_in_the_dark(book, tmp_path):
    path = tmp_path / "page.pdf"
    with (
        chromium() as browser,
        open_page(browser, (book / "book" / "01_memory.html").as_uri(), scheme="dark") as opened,
    ):
        opened.page.emulate_media(media="print")
        background = "getComputedStyle(document.querySelector('.bd-article')).backgroundColor"
        color = "getComputedStyle(document.querySelector('.bd-article p')).color"
        assert opened.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
        assert opened.page.evaluate(background) in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
        assert opened.page.evaluate(color) == "rgb(34, 40, 50)"
        opened.page.pdf(path=path)
    text = " ".join(poppler("pdftotext", path, "-").split())
    assert "The place is word number 6 + 7 = 13 from the end." in text
