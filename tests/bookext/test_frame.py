"""What stands around the text of a page: numbers, references, links, the index, languages, and what a search finds."""

import re

import pytest
from browser import open_page, wait_until_quiet

from coursekit.notebooks import page_names


def text_of(book, path):
    return (book / path).read_text(encoding="utf-8")


def titles(page):
    """The titles of a page's sections, as they are read."""
    article = page.partition("<article")[2]
    found = re.findall(r"<h([123])>(.*?)<a class=\"headerlink\"", article, re.S)
    return [(int(level), re.sub("<[^>]*>", "", title)) for level, title in found]


@pytest.mark.parametrize("name", page_names())
def test_a_page_and_its_sections_are_numbered(book, name):
    for level, title in titles(text_of(book, f"book/{name}.html")):
        if level < 3:  # four numbers in a row would be no help
            assert re.match(rf"{int(name[:2])}(\.\d+)* ", title), title


def test_an_exercise_has_a_number_and_its_tasks_have_one_only(book):
    (first, title), *tasks = titles(text_of(book, "exercises/01_memory/numpy.html"))
    assert re.match(r"1\.\d+ ", title)
    assert tasks and not any(re.match(r"\d+\.\d+", task) for _, task in tasks)


def test_a_reference_has_the_same_name_in_the_list(book):
    page = text_of(book, "book/01_memory.html")
    assert re.search(r'">1994</a>\]|\[<a[^>]*>1994', page) and "Bengio et al., 1994" in page
    for name in page_names():
        labels = re.findall(r'<span class="label">(.*?)</span>\n', text_of(book, f"book/{name}.html"), re.S)
        assert labels
        for label in labels:
            assert re.search(r", \d{4}|, n\.d\.", label), label
        assert len(labels) == len(set(labels)), f"{name}: two sources with one name"


@pytest.mark.parametrize("name", page_names())
def test_each_section_leads_to_the_next(book, name):
    page = text_of(book, f"book/{name}.html")
    rows = re.findall(r'<p class="section-links">(.*?)</p>', page)
    assert len(rows) == sum(level == 2 for level, _ in titles(page))
    assert "→" in rows[0] and "→" not in rows[-1] and "←" in rows[-1]
    for target in re.findall('href="#([^"]*)"', "".join(rows)):
        assert f'id="{target}"' in page


def test_chinese_is_said_to_be_chinese(book):
    for path in ["book/01_memory.html", "book/glossary.html", "book/04_language.html"]:
        article = text_of(book, path).partition("<article")[2].partition("</article>")[0]
        article = re.sub(r"<(script|style|template|option)\b.*?</\1>", "", article, flags=re.S)
        without = re.sub(r'<span lang="zh">[^<]*</span>', "", article)
        assert without != article
        assert not re.findall(r"[\u4e00-\u9fff]", re.sub("<[^>]*>", "", without)), path


def test_the_index_shows_symbols_and_the_glossary_leads_to_it(book):
    index = text_of(book, "genindex.html")
    shown = re.sub("<[^>]*>", "", index.partition("<article")[2])
    assert "\\" not in shown and 'class="katex' in index
    assert "genindex.html" in text_of(book, "book/glossary.html").partition("<article")[2]


def test_titles_and_licence(book):
    assert "<title>Networks That Remember</title>" in text_of(book, "book/index.html")
    assert "CC BY 4.0" in text_of(book, "book/03_lstm.html").partition("<footer")[2]


@pytest.mark.parametrize(
    "query, place",
    [
        ("perplexity", "glossary.html#term-perplexity"),
        ("梯度", "glossary.html#term-gradient"),
        ("carousel", "#"),
    ],
)
def test_a_hit_of_the_search_is_a_sentence_and_opens_at_its_place(site, browser, query, place):
    with open_page(browser, f"{site}/search.html?q={query}") as opened:
        page = opened.page
        page.get_by_text(re.compile("found .* page")).wait_for()
        page.wait_for_function(  # the page of a hit is read for its place and its sentence
            "place => [...document.querySelectorAll('#search-results li > a')].some(link => link.href.includes(place))",
            arg=place,
        )
        wait_until_quiet(page)
        for summary in page.locator("#search-results .context").all_inner_texts():
            assert ".md .pdf" not in summary and "\\" not in summary and not summary.startswith("...")
        assert opened.errors == []


def test_a_hit_says_more_than_its_title_and_a_term_its_definition(site, browser):
    with open_page(browser, f"{site}/search.html?q=perplexity") as opened:
        opened.page.get_by_text(re.compile("found .* page")).wait_for()
        wait_until_quiet(opened.page)  # the page of each hit is read for its sentence
        hits = opened.page.locator("#search-results li:has(.context)")
        hits.filter(has_text="perplexity: 2 to the power of").first.wait_for()
        for title, _, summary in (hit.partition("\n") for hit in hits.all_inner_texts()):
            assert summary.strip() not in ("", title)


def test_only_a_page_that_was_found_marks_the_words(site, browser):
    with open_page(browser, f"{site}/search.html?q=perplexity") as opened:
        page = opened.page
        page.locator("#search-results li a").first.wait_for()
        page.locator(".bd-docs-nav a").first.click()
        page.wait_for_url(f"{site}/book/index.html")
        assert page.evaluate("localStorage.getItem('sphinx_highlight_terms')") is None
        assert page.locator(".highlight-link").count() == 0


def test_a_search_that_finds_nothing_says_what_to_do(site, browser):
    with open_page(browser, f"{site}/search.html?q=perplexity+zzz") as opened:
        opened.page.get_by_text("Fewer words find more").wait_for()


def test_a_hit_at_a_term_says_its_definition(site, browser):
    """After a change of one page Sphinx's index leads to the term itself; after a whole build to the page."""
    with open_page(browser, f"{site}/search.html") as opened:
        said = opened.page.evaluate(
            """fetch("book/glossary.html").then((page) => page.text())
                .then((html) => Search.makeSearchSummary(html, new Set(["perplexity"]), "#term-perplexity").textContent)"""
        )
        assert said.startswith("perplexity: 2 to the power of")
