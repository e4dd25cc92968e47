"""A page has one script and one style of the book's own, with all that its parts need."""

import re

import pytest
from browser import new_context, open_page, wait_until_quiet
from sphinx.errors import ExtensionError
from test_browser import PAGES

from bookext.own_files import OWN, smaller, sources, together
from coursekit.notebooks import ROOT


class Asset:
    def __init__(self, filename, **attributes):
        self.filename, self.attributes = filename, attributes


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_one_script_and_one_style_of_ours(book, path):
    page = (book / path).read_text(encoding="utf-8")
    head = page.partition("<template")[0]
    scripts = re.findall(r'<script[^>]*src="[^"]*(_static/[^"?]*)', head)
    styles = re.findall(r'<link[^>]*href="[^"]*(_static/[^"?]*\.css)', head)
    assert not [name for name in scripts + styles if name.startswith(OWN)]
    assert sum("_static/own/" in name for name in scripts) <= 1
    assert sum("_static/own/" in name for name in styles) == 1
    for name in scripts + styles:
        assert (book / name).is_file(), name


def test_nothing_old_stays_in_the_build(book):
    named = "".join(path.read_text(encoding="utf-8") for path in book.rglob("*.html"))
    assert all(path.name in named for path in (book / "_static" / "own").iterdir())


def test_every_script_and_style_of_the_book_belongs_to_one():
    """A new folder of scripts that OWN does not name would be a file of its own on its pages."""
    folders = {f"_static/{path.relative_to(ROOT / 'book').parts[0]}/" for path in sources()}
    assert folders - {"_static/_static/"} <= set(OWN)


def test_a_script_sees_what_one_before_it_made(tmp_path):
    (tmp_path / "first.js").write_text("const shared = (() => { const inner = 40; return { inner }; })()")
    (tmp_path / "second.js").write_text("window.sum = shared.inner + 2 // no sign at the end")
    made = smaller("js", (tmp_path / "first.js", tmp_path / "second.js")).decode()
    assert "const shared=" in made and "shared.inner" in made


def test_a_fault_in_a_script_stops_the_build(tmp_path):
    (tmp_path / "broken.js").write_text("const = 1;")
    with pytest.raises(ExtensionError, match="broken.js"):
        smaller("js", (tmp_path / "broken.js",))


def test_two_scripts_must_not_mean_different_things_by_one_attribute():
    one, other = (
        Asset("a.js", defer="defer", **{"data-a": "1"}),
        Asset("b.js", defer="defer", **{"data-b": "2"}),
    )
    assert together([one, other]) == {"defer": "defer", "data-a": "1", "data-b": "2"}
    with pytest.raises(ExtensionError, match="data-a"):
        together([one, Asset("c.js", **{"data-a": "2"})])


@pytest.mark.parametrize("path", ["book/index.html", "book/03_lstm.html"])
def test_the_page_asks_for_few_files(site, browser, path):
    """The theme's styles and scripts, KaTeX's fonts, and ours: 27 on the front page and 40 in chapter 3 before."""
    with open_page(browser, f"{site}/{path}") as opened:
        wait_until_quiet(opened.page)
        assert len(opened.requests) <= 30, [request.url for request in opened.requests]
        assert opened.errors == []


@pytest.mark.reads_pages()
def test_a_request_that_never_ends_is_not_waited_for(site, browser):
    context = new_context(browser)
    context.add_init_script("fetch('/never')")
    context.route("**/never", lambda route: None)
    with open_page(browser, f"{site}/index.html", context=context) as opened:
        wait_until_quiet(opened.page, patience=1_000)
        assert any(request.url.endswith("/never") for request in opened.requests)
