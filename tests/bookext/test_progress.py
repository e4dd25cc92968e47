"""What the browser remembers of a reader's progress."""

import pytest
from browser import axe, open_page, own_scripts

from coursekit.notebooks import pages

pytestmark = pytest.mark.reads_pages("01_memory")


@pytest.fixture
def reader(site, browser):
    """A function that opens a page of the book in a window of one and the same reader."""
    with open_page(browser, f"{site}/book/index.html") as opened:

        def open_next(path):
            opened.page.goto(f"{site}/{path}")
            return opened.page

        yield open_next
        assert opened.errors == []
        assert opened.external == []


def row(page, name):
    """What the front page says of a page, and of the exercises that stand behind it: read, checks passed, exercises done."""
    read = page.locator(f"[data-page='{name}'] [data-read]").inner_text()
    counts = page.locator(f"[data-exercises='{name}'] :is([data-checks], [data-done])").all_inner_texts()
    return [read, *counts]


@pytest.mark.reads_pages("01_memory", "02_unrolling")  # the front page counts their exercises
def test_the_front_page_shows_what_was_read_and_done_until_it_is_cleared(reader):
    assert row(reader("book/index.html"), "01_memory") == ["no", "0 of 6", "0 of 2"]

    page = reader("book/01_memory.html")
    page.get_by_role("button", name="I have read this page").press("Enter")
    page.get_by_role("button", name="I have done Memory in NumPy").press("Space")
    page.get_by_text("A model sees the last 12 words").click()  # an opened answer is no progress
    assert page.locator(".progress-kept [role=status]").inner_text() == "Your browser will remember that."

    page = reader("book/index.html")
    assert row(page, "01_memory") == ["yes", "0 of 6", "1 of 2"]
    assert row(page, "02_unrolling") == ["no"]  # a chapter's exercises stand behind its last page
    assert row(page, "02_tensorflow") == ["no", "0 of 8", "0 of 2"]
    assert page.get_by_role("link", name="Exercises of chapter 2").get_attribute("href")

    page.once("dialog", lambda question: question.accept())
    page.get_by_role("button", name="Clear my progress").click()
    assert row(page, "01_memory") == ["no", "0 of 6", "0 of 2"]
    # Figures of the page have buttons that are pressed too.
    marks = reader("book/01_memory.html").locator(".progress-kept").get_by_role("button")
    assert {button.get_attribute("aria-pressed") for button in marks.all()} == {"false"}


def test_a_mark_can_be_taken_back_and_survives_a_reload(reader):
    page = reader("book/01_memory.html")
    button = page.get_by_role("button", name="I have read this page")
    button.click()
    page.reload()
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    page.reload()
    assert button.get_attribute("aria-pressed") == "false"


def test_a_page_opened_from_disk_remembers_too(book, browser):
    # Chromium hands now and then a page from disk what it kept before the last change; the next load has it. (Version
    # 156, both cores busy: 3 of 80 reloads, 1.5 s after the change; over http 0 of 120.)
    with open_page(browser, (book / "book" / "01_memory.html").as_uri()) as opened:
        button = opened.page.get_by_role("button", name="I have read this page")
        button.click()
        for _ in range(5):
            opened.page.reload()
            if button.get_attribute("aria-pressed") == "true":
                break
        assert button.get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("stored", ["{", "null", "[]", '"x"'])
def test_what_something_else_left_in_the_storage_does_no_harm(reader, stored):
    page = reader("book/index.html")
    page.evaluate("stored => localStorage.setItem('networks-that-remember: progress', stored)", stored)
    page.reload()
    assert row(page, "01_memory") == ["no", "0 of 6", "0 of 2"]


@pytest.mark.parametrize(
    "passed, expected", [(1, ["no", "1 of 6", "0 of 2"]), (6, ["no", "6 of 6", "1 of 2"])]
)
def test_a_check_that_passes_counts_and_all_of_them_are_an_exercise(reader, passed, expected):
    page = reader("book/index.html")
    kept = {"01_memory/numpy": {f"exercise-{number}": "its text" for number in range(passed)}}
    page.evaluate(
        "kept => localStorage.setItem('networks-that-remember: passed', JSON.stringify(kept))", kept
    )
    page.reload()
    assert row(page, "01_memory") == expected


@pytest.mark.reads_other_chapters
def test_only_pages_with_progress_load_its_script(book):
    with_script = {
        path.relative_to(book).as_posix()
        for path in book.rglob("*.html")
        if ".progress-kept" in own_scripts(book, path)
    }
    assert with_script == {"book/index.html", *(f"book/{path.stem}.html" for path in pages())}


@pytest.mark.parametrize("path", ["book/index.html", "book/01_memory.html"])
def test_without_javascript_there_is_a_sentence_and_no_button(book, browser, path):
    with open_page(browser, (book / path).as_uri(), javascript=False) as opened:
        assert (
            opened.page.locator(".progress-kept noscript").inner_text().startswith("Where JavaScript is on")
        )
        assert opened.page.locator(".progress-kept button").first.is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["book/index.html", "book/01_memory.html"])
def test_it_is_open_to_everyone(book, browser, path, scheme):
    with open_page(browser, (book / path).as_uri(), width=360, scheme=scheme) as opened:
        if path != "book/index.html":
            opened.page.get_by_role("button", name="I have read this page").click()
        assert axe(opened.page, ".progress-kept") == []
        assert opened.page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("javascript", [True, False])
def test_an_answer_of_the_quiz_opens_with_the_keyboard(book, browser, javascript):
    with open_page(browser, (book / "book" / "01_memory.html").as_uri(), javascript=javascript) as opened:
        question = opened.page.locator("#check-yourself details.sd-dropdown summary").first
        answer = opened.page.get_by_text("The place is word number 6 + 7 = 13 from the end.")
        assert not answer.is_visible()
        question.focus()
        question.press("Enter")
        assert answer.is_visible()


@pytest.mark.reads_pages()  # but for the one in its name
@pytest.mark.parametrize(
    "path",
    ["book/index.html", "book/01_memory.html", "exercises/02_unrolling/numpy.html", "book/glossary.html"],
)
def test_a_page_leads_to_its_neighbours(book, path):
    page = (book / path).read_text(encoding="utf-8")
    assert 'title="next page"' in page
    assert 'title="previous page"' in page or path == "book/index.html"
