"""Every page of the built book in a real browser: quiet, offline, light, and open to everyone."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from browser import (
    axe,
    broken_brackets,
    cut_off,
    hidden_ends_of_tables,
    is_wider_than_the_window,
    lines_that_begin_with_a_sign,
    open_anew,
    open_page,
    resize,
    tables_on_a_foreign_ground,
    tall_pictures,
    use_theme,
    wait_until_quiet,
    wide_mathematics,
    wide_tables,
)

from coursekit.notebooks import ROOT, chapters, page_names

NOT_FOUND = "404.html"
PAGES = [
    "book/index.html",
    *(f"book/{name}.html" for name in page_names()),
    *(
        f"exercises/{chapter}/{source.stem}.html"
        for chapter in chapters()
        for source in sorted((ROOT / "solutions" / chapter).glob("*.ipynb"))
    ),
    "book/glossary.html",
    "book/equations.html",
    "genindex.html",
    "search.html",
]
LIMIT = 1_000_000  # bytes, uncompressed, of a page with all that it loads


def read_to_the_end(page):
    """Load the pictures too that a reader meets further down."""
    page.evaluate(
        """Promise.all([...document.images].map(image => {
            image.loading = 'eager';
            return image.decode();
        }))"""
    )
    wait_until_quiet(page)


def weight(book, opened):
    """The files of the book that a page has asked for, and the bytes of each, uncompressed."""
    paths = {unquote(urlsplit(request.url).path)[1:] for request in opened.requests}
    return {path: (book / path).stat().st_size for path in paths if (book / path).is_file()}


def test_the_list_of_pages_is_complete(book):
    built = {path.relative_to(book).as_posix() for path in book.rglob("*.html")}
    built = {path for path in built if not path.startswith(("_static", "_sources"))}
    assert built - {"index.html", NOT_FOUND} == set(PAGES)  # index.html sends the reader to book/index.html


@pytest.fixture(scope="module")
def window(browser):
    """A window in which the tests of many pages open theirs, one after the other: see open_anew."""
    with open_page(browser, "about:blank", motion="reduce") as opened:
        yield opened


@pytest.fixture(scope="module")
def dark_window(browser):
    """The same of a reader whose system is dark."""
    with open_page(browser, "about:blank", scheme="dark") as opened:
        yield opened


def find_faults(page, width, theme):
    resize(page, width, 740 if width == 360 else 900)
    use_theme(page, theme)
    assert not is_wider_than_the_window(page), f"scrolls sideways at {width} px"
    assert cut_off(page) == [], f"{width} px"
    assert hidden_ends_of_tables(page) == [], f"{width} px"
    assert wide_tables(page) == [], f"{width} px"
    assert wide_mathematics(page) == [], f"{width} px: break the equation"
    assert broken_brackets(page) == [], f"{width} px"
    assert lines_that_begin_with_a_sign(page) == [], f"{width} px"
    assert tables_on_a_foreign_ground(page) == [], theme
    assert tall_pictures(page) == [], f"{width} px"
    assert axe(page) == [], f"{theme}, {width} px"


@pytest.mark.parametrize("path", [*PAGES, NOT_FOUND])
def test_a_page_is_quiet_offline_light_and_accessible(site, book, window, path):
    page = open_anew(window, f"{site}/{path}")
    read_to_the_end(page)
    assert window.external == []
    sizes = weight(book, window)
    assert path in sizes and LIMIT / 10 < sum(sizes.values()) <= LIMIT, sorted(
        sizes.items(), key=lambda item: -item[1]
    )[:10]
    find_faults(page, 1280, "light")
    find_faults(page, 360, "dark")
    assert window.errors == []


@pytest.mark.parametrize("path", ["book/index.html", "exercises/01_memory/numpy.html", "search.html"])
def test_the_other_theme_at_the_other_width(site, window, path):
    page = open_anew(window, f"{site}/{path}")
    find_faults(page, 1280, "dark")
    find_faults(page, 360, "light")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_works_from_disk(book, dark_window, path):
    page = open_anew(dark_window, (book / path).as_uri())
    read_to_the_end(page)
    assert dark_window.errors == [] and dark_window.external == []
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("path", ["book/index.html", "book/03_lstm.html", "exercises/01_memory/numpy.html"])
def test_a_page_is_read_without_javascript(site, browser, path):
    with open_page(browser, f"{site}/{path}", width=360, scheme="dark", javascript=False) as opened:
        page = opened.page
        assert opened.errors == [] and opened.external == []
        assert len(page.inner_text("article")) > 1000
        assert page.locator(".bd-docs-nav a").count() > 10
        for formula in page.locator(".katex-html").all()[:5]:
            assert formula.bounding_box()["width"] > 0
        background, text = page.evaluate(
            "['backgroundColor', 'color'].map(name => getComputedStyle(document.body)[name])"
        )
        assert brightness(text) < 60 < 240 < brightness(background), "light: dark needs JavaScript"


def brightness(colour):
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


def test_mathematics_is_there_for_eyes_and_for_screen_readers(book):
    for path in PAGES:
        page = (book / path).read_text(encoding="utf-8")
        assert "katex-error" not in page, f"{path}: KaTeX does not know a command"
        page = re.sub('<template class="previews">.*?</template>', "", page, flags=re.S)  # MathML only
        assert page.count('class="katex-html"') == len(re.findall(r"<math\b", page)), path
        assert not re.search("<script[^>]*mathjax", page, re.I), path


@pytest.mark.parametrize("path", ["book/03_lstm.html", "book/equations.html"])
def test_mathematics_that_is_wide_for_a_zoomed_phone_scrolls_by_itself_and_tab_reaches_it(
    site, browser, path
):
    with open_page(browser, f"{site}/{path}", width=180) as opened:  # 360 pixels, at twice the size
        wide = (
            "[...document.querySelectorAll('div.math')].filter(math => math.scrollWidth > math.clientWidth)"
        )
        opened.page.wait_for_function(f"{wide}.length > 0 && {wide}.every(math => math.tabIndex === 0)")
        assert opened.page.evaluate(f"{wide}.every(math => getComputedStyle(math).overflowX === 'auto')")
        begins = (
            "math.querySelector('.base').getBoundingClientRect().left - math.getBoundingClientRect().left"
        )
        assert opened.page.evaluate(f"{wide}.every(math => {begins} >= 0)"), "its beginning cannot be reached"


@pytest.mark.parametrize("place", ["http", "disk"])
def test_the_search_finds_a_word_offline(site, book, browser, place):
    address = f"{site}/book/index.html" if place == "http" else (book / "book" / "index.html").as_uri()
    with open_page(browser, address) as opened:
        page = opened.page
        page.keyboard.press("Control+k")
        assert axe(page, "dialog[open]") == []
        page.keyboard.type("forget gate")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=forget+gate")
        page.get_by_text(re.compile("found .* page")).wait_for()
        wait_until_quiet(page)
        assert "3 LSTM" in page.locator("#search-results li a").all_inner_texts()
        assert axe(page) == []
        assert opened.errors == [] and opened.external == []


@pytest.mark.reads_pages("01_memory")
def test_what_opens_is_accessible_too(site, browser):
    with open_page(browser, f"{site}/book/01_memory.html") as opened:
        page = opened.page
        page.get_by_role("button", name="Download this page").click()
        assert page.get_by_role("link", name=".md").is_visible()
        assert axe(page, ".bd-header-article") == []
        page.keyboard.press("Escape")
        assert not page.get_by_role("link", name=".md").is_visible()
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        assert axe(page, "article") == []
        page.set_viewport_size({"width": 360, "height": 800})
        for menu in (".primary-toggle", ".secondary-toggle"):
            page.locator(f"{menu}:visible").click()
            page.locator("dialog[open]").wait_for()
            assert axe(page, "dialog[open]") == [], menu
            page.keyboard.press("Escape")
        assert opened.errors == []


@pytest.mark.reads_pages("01_memory")
def test_the_keyboard_goes_from_the_skip_link_through_the_page_and_is_seen(site, browser):
    with open_page(browser, f"{site}/book/01_memory.html") as opened:
        page = opened.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main-content"
        places = []
        for _ in range(25):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """(() => {
                    const now = document.activeElement, style = getComputedStyle(now);
                    const part = now.closest('#pst-primary-sidebar, .bd-header-article, article');
                    const ring = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
                    return [part ? part.id || part.className : now.tagName, ring, now.outerHTML.slice(0, 200)];
                })()"""
            )
            assert seen[1], f"the focus is not seen: {seen[2]}"
            places.append(seen[0])
        order = list(dict.fromkeys(places))
        assert (
            order[:2] == ["pst-primary-sidebar", "bd-header-article d-print-none noprint"]
            and "bd-article" in order[2]
        )


@pytest.mark.reads_pages("01_memory")
def test_a_copy_button_copies_the_code(site, browser):
    with open_page(browser, f"{site}/book/01_memory.html") as opened:
        page = opened.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        cell = page.locator(".cell_input:visible").first
        cell.hover()
        cell.get_by_role("button").click()
        page.wait_for_function(
            "navigator.clipboard.readText().then(text => text.includes('travel_sentences(rng, 3, 2)'))"
        )


def test_a_missing_page_leads_back_into_the_book(site, browser):
    with open_page(browser, f"{site}/book/never/written.html") as opened:
        assert opened.requests[0].response().status == 404
        assert "Page not found" in opened.page.inner_text("article h1")
        assert opened.page.locator("article").get_by_role("link", name="search").get_attribute("href") == (
            "/search.html"
        )
        opened.page.locator("article").get_by_role("link", name="front page").click()
        opened.page.wait_for_url(f"{site}/book/index.html")


def test_pages_have_a_language_a_description_and_an_icon(book):
    for path in PAGES[:-2]:
        page = (book / path).read_text(encoding="utf-8")
        assert '<html lang="en"' in page
        assert re.search(r'<meta name="description" content="[^"]{40,}', page), path
        assert 'rel="icon"' in page
