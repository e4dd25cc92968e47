"""Previews: what a link to a term, an equation or a reference leads to, shown beside it."""

import re

import pytest
from browser import axe, is_wider_than_the_window, new_context, open_anew, open_page, own_scripts

from coursekit.notebooks import page_names

pytestmark = pytest.mark.reads_pages("01_memory")
NAMED_ONLY = pytest.mark.reads_pages()  # but for what is in the test's name
CHAPTER = "book/01_memory.html"
# What is linked: the link's address or title, and words of its preview.
TERM = 'a[href$="#term-hidden-state"]', "The vector that a recurrent network carries from step to step."
EQUATION = 'a[href$="#equation-eq-latch"]', "A latch"
REFERENCE = 'a[href^="#id"]:has-text("1990")', "Finding structure in time"
LINKS = {"term": TERM, "equation": EQUATION, "reference": REFERENCE}
BYTES = 15_000  # that previews may add to a page, script and style included


@pytest.fixture(scope="module")
def window(browser):
    """A window in which the tests open the page of a chapter, one after the other: see open_anew."""
    with open_page(browser, "about:blank") as opened:
        yield opened


def find(page, kind):
    """The first link of a kind and the place for its preview."""
    selector, words = LINKS[kind]
    link = page.locator(f"article {selector}").first
    link.scroll_into_view_if_needed()
    return link, page.get_by_role("tooltip").filter(has_text=words)


def focus_by_key(page, link):
    """As a reader does who comes with Tab: the focus is one to be seen."""
    page.keyboard.press("Shift")
    link.focus()


@pytest.mark.parametrize("kind", LINKS)
def test_a_pointer_on_a_link_shows_where_it_leads_until_it_leaves_both(site, window, kind):
    page = open_anew(window, f"{site}/{CHAPTER}")
    link, preview = find(page, kind)
    link.hover()
    preview.wait_for()
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")
    assert link.get_attribute("title") is None  # the browser does not show it a second time
    preview.hover()
    page.wait_for_timeout(400)
    assert preview.is_visible()
    page.mouse.move(0, 0)
    preview.wait_for(state="hidden")
    assert link.get_attribute("aria-describedby") is None
    assert window.errors == [] and window.external == []


@pytest.mark.parametrize("kind", LINKS)
def test_the_focus_shows_it_and_escape_closes_it(site, window, kind):
    page = open_anew(window, f"{site}/{CHAPTER}")
    link, preview = find(page, kind)
    focus_by_key(page, link)
    assert preview.is_visible()  # at once: a screen reader reads the description with the link
    page.keyboard.press("Escape")
    assert preview.is_hidden()
    assert link.evaluate("link => link === document.activeElement")
    assert link.get_attribute("aria-describedby") is None


def test_the_focus_takes_it_along(site, window):
    page = open_anew(window, f"{site}/{CHAPTER}")
    link, preview = find(page, "term")
    focus_by_key(page, link)
    page.keyboard.press("Tab")
    preview.wait_for(state="hidden")


def test_a_pointer_that_passes_shows_nothing(site, window):
    page = open_anew(window, f"{site}/{CHAPTER}")
    link, _ = find(page, "term")
    link.hover()
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)
    assert page.get_by_role("tooltip").count() == 0


def test_a_tap_follows_the_link_and_shows_nothing(site, browser):
    context = new_context(browser, width=360, height=800, has_touch=True)
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    link, _ = find(page, "reference")
    link.tap()
    page.wait_for_url("**#id*")
    page.wait_for_timeout(400)
    assert page.get_by_role("tooltip").count() == 0
    context.close()


def test_a_click_follows_the_link(site, window):
    page = open_anew(window, f"{site}/{CHAPTER}")
    link, preview = find(page, "term")
    link.hover()
    preview.wait_for()
    link.click()
    page.wait_for_url("**/glossary.html#term-hidden-state")


TRY_ALL = """() => {
    const box = document.querySelector('#preview'), outside = [];
    let tried = 0;
    for (const link of document.querySelectorAll('article a.reference.internal')) {
        link.focus();
        if (!link.hasAttribute('aria-describedby')) continue;
        tried++;
        const {left, top, right, bottom} = box.getBoundingClientRect();
        const inside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
        if (!inside || box.scrollWidth > box.clientWidth || !box.innerText.trim())
            outside.push([link.href, left, top, right, bottom, box.scrollWidth, box.clientWidth]);
    }
    document.activeElement.blur();
    return [tried, outside];
}"""


@NAMED_ONLY
@pytest.mark.parametrize("name", page_names())
def test_every_preview_lies_in_the_window_and_holds_what_it_shows(site, window, name):
    page = open_anew(window, f"{site}/book/{name}.html")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        page.keyboard.press("Shift")
        tried, outside = page.evaluate(TRY_ALL)
        assert outside == [] and tried >= 10, f"{width} px"  # the shortest page has a dozen


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_open_to_everyone(site, browser, scheme, width):
    """The preview and its link. What stands around them, test_browser.py looks at."""
    with open_page(browser, f"{site}/{CHAPTER}", width=width, scheme=scheme, motion="reduce") as opened:
        page = opened.page
        for kind in LINKS:
            link, preview = find(page, kind)
            focus_by_key(page, link)
            assert preview.is_visible()
            assert axe(page, "#preview, [aria-describedby=preview]") == [], kind
            assert not is_wider_than_the_window(page)


@pytest.mark.parametrize("kind", LINKS)
def test_it_works_from_disk(book, window, kind):
    link, preview = find(open_anew(window, (book / CHAPTER).as_uri()), kind)
    link.hover()
    preview.wait_for()
    assert window.errors == [] and window.external == []


def test_without_javascript_the_links_lead_there(book, browser):
    with open_page(browser, (book / CHAPTER).as_uri(), javascript=False) as opened:
        page = opened.page
        link, preview = find(page, "reference")
        assert "Finding structure in time" in link.get_attribute("title")
        link.hover()
        assert preview.count() == 0
        link, _ = find(page, "term")
        link.click()
        page.wait_for_url("**/glossary.html#term-hidden-state")


def test_it_is_not_printed(site, browser):
    with open_page(browser, f"{site}/{CHAPTER}") as opened:
        link, preview = find(opened.page, "term")
        focus_by_key(opened.page, link)
        assert preview.is_visible()
        opened.page.emulate_media(media="print")
        assert preview.is_hidden()


@NAMED_ONLY
@pytest.mark.parametrize("name", page_names())
def test_every_term_and_equation_has_one_and_the_page_stays_light(book, name):
    page = (book / f"book/{name}.html").read_text(encoding="utf-8")
    data = re.search(r'<template class="previews">.*?</template>', page, re.S)[0]
    linked = set(re.findall(r'href="[\w.]*#((?:term|equation)-[^"]*)"', page))
    assert linked == set(re.findall('data-of="([^"]*)"', data))
    assert "See" not in data and "<a " not in data
    script = sum(path.stat().st_size for path in (book / "_static" / "previews").iterdir())
    added = len(data.encode()) + script
    print(f"{name}: previews add {added} bytes")
    assert added <= BYTES


@pytest.mark.reads_other_chapters
def test_only_pages_with_such_links_load_it(book):
    loaded = {
        path.relative_to(book).as_posix()
        for path in book.rglob("*.html")
        if "template.previews" in own_scripts(book, path)
    }
    assert loaded == {"book/glossary.html", *(f"book/{name}.html" for name in page_names())}
