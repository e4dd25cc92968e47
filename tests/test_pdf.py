"""The PDF of the whole book: complete, with bookmarks, and with links that lead somewhere."""

import re
import shutil
import subprocess
from collections import Counter
from html import unescape

import pytest
from browser import open_page
from bs4 import BeautifulSoup
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
def html(printed):
    """What was printed, as one page."""
    return printed.with_suffix(".html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(html):
    """The same, parsed: to look at, not to change."""
    return BeautifulSoup(html, "html.parser")


@pytest.fixture(scope="module")
def layout(printed):
    """The PDF as poppler's XML: its bookmarks, and where its links lead."""
    return poppler("pdftohtml", "-xml", "-i", "-stdout", printed)


def headings(name):
    """The titles of a page and of its sections, from the source, without numbers."""
    source = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$", "", source, flags=re.S | re.M)
    titles = re.findall(r"^#{1,3} (.*)", prose, re.M)
    return [title.replace("`", "").replace("'", "’") for title in titles]


@pytest.mark.parametrize("name", page_names())
def test_each_section_of_a_page_has_a_bookmark(layout, name):
    # Chromium drops the space where a title goes on in the next line.
    # The book numbers chapters and sections, and the source does not.
    bookmarks = [
        re.sub(r"^\d+(\.\d+)* ", "", title).replace(" ", "")
        for title in re.findall(r"<item[^>]*>(.*?)</item>", layout)
    ]
    wanted = [title.replace(" ", "") for title in headings(name)]
    assert len(wanted) >= 10
    start = bookmarks.index(wanted[0])
    assert bookmarks[start : start + len(wanted)] == wanted


def test_each_title_on_paper_is_one_bookmark(page, layout):
    """A title on two pages would be doubled. Titles of exercises count too."""
    titles = page.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
    bookmarks = re.findall(r"<item[^>]*>(.*?)</item>", layout)
    assert len(titles) > 250
    assert ["".join(unescape(title).split()) for title in bookmarks] == [
        "".join(title.get_text().split()) for title in titles
    ]


def test_no_link_leads_into_a_file_of_this_machine(printed):
    """Chromium makes an address of a file out of a link whose target is missing."""
    addresses = [line.split()[-1] for line in poppler("pdfinfo", "-url", printed).splitlines()[1:]]
    assert len(addresses) > 50
    assert [address for address in addresses if not re.match("https?://", address)] == []


def test_links_lead_to_their_own_chapter(html, layout):
    """All pages have a section of the same name, so a link must not lead to the first of them."""
    ids = Counter(re.findall(r'\sid="([^"]+)"', html))
    assert [name for name, count in ids.items() if count > 1] == []
    inside = re.findall(r'href="#([^"]+)"', html)
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
    chromes = [
        "Show code cell source",
        "Clear my progress",
        "Start with chapter 1",
        "Only your browser keeps",
        "which no browser has",
    ]
    assert text.count(pdf.ON_PAPER) > 10
    for chrome in [*chromes, "previous page", "Skip to main content"]:
        assert chrome not in text


def test_the_contents_name_the_page_of_each_chapter_and_section(printed):
    pages = poppler("pdftotext", "-layout", printed, "-").split("\f")
    contents = "\n".join(pages[1:4])
    for title in ["2 Unrolling", "3.3 One gate at a time", "Glossary", "1.13 Memory in NumPy"]:
        number = int(re.search(rf"{re.escape(title)} +(\d+)", contents)[1])
        assert title in pages[number - 1], f"{title} is not on page {number}"
        assert pages[number - 1].split()[-1] == str(number), "the page does not show its number"


def test_a_page_has_its_chapter_at_its_head(printed):
    pages = poppler("pdftotext", "-layout", printed, "-").split("\f")
    heads = [page.strip().split("\n")[0].strip() for page in pages if page.strip()]
    assert heads.count("2 Unrolling") > 5 and heads.count("4.9 Language, character by character") > 5


def test_answers_and_the_tasks_of_the_exercises_stand_at_the_end(printed):
    text = " ".join(poppler("pdftotext", printed, "-").split())
    question = text.index("A model sees the last 12 words.")
    assert re.match(r"[^.]*\.[^?]*\? Answer: page \d+", text[question:]), (
        "the question says where its answer is"
    )
    answer = text.index("The place is word number 6 + 7 = 13 from the end.")
    task = text.rindex("Mind that NumPy accepts −1 as an index")
    assert question < text.index("Back through the packed product") < answer < task
    # "Write your answer where it says ..." is no code of an exercise.
    assert re.findall(r"(?<!where it says )raise NotImplementedError", text) == []


def test_a_figure_that_answers_is_printed_in_some_of_its_states_without_a_word_on_what_to_press(page):
    inside, articles = (len(page.select(place)) for place in (".bd-content .bd-article", ".bd-article"))
    assert inside == articles, "the book's own styles ask for .bd-content"
    figures = page.select("figure.playable")
    assert len(figures) > 10
    for figure in figures:
        name = figure["data-playable"]
        pictures = [
            str(picture) for picture in figure.select(".playable-picture .playable-wide, .playable-fluid")
        ]
        assert len(set(pictures)) >= 2, name
        sentences = [sentence.get_text() for sentence in figure.select(".playable-text")]
        assert len(sentences) == len(pictures) and all(sentences), name
        assert not any(said in picture for said, picture in zip(sentences, pictures)), (
            f"{name}: in the picture"
        )
        text = " ".join(figure.get_text().split())
        assert not re.search(
            r"\b(Press|Drag|Choose|Move|Draw another|Train another|slider|More to change)\b", text
        ), text
        assert len(figure.select("figcaption p")) == 2 and pdf.ON_PAPER in text


def test_the_task_of_each_exercise_is_there(page):
    """Looked for by the longest stretch of plain words in its source."""
    tasks = page.select("#tasks ~ .chapter")
    text = " ".join(" ".join(task.get_text() for task in tasks).split())
    sources = list((ROOT / "bank").glob("*/*/*/task.md"))
    assert len(sources) > 40
    plain = {
        source: max(re.findall("[A-Za-z, ]+", source.read_text(encoding="utf-8")), key=len).strip()
        for source in sources
    }
    assert [str(source) for source, words in plain.items() if words not in text] == []


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
