"""Whether the built book is up to date."""

import re
from pathlib import Path

import pytest

from coursekit import book_sources
from coursekit.notebooks import ROOT


@pytest.fixture
def course(tmp_path):
    """A small course whose book is built."""
    for path in ("book/index.md", "bookext/run.py", "_build/html/index.html", "README.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("before")
    book_sources.keep(book_sources.begin(tmp_path), tmp_path)
    return tmp_path


def test_a_book_that_was_built_is_built_until_its_sources_change(course):
    assert book_sources.is_built(course)
    (course / "README.md").write_text("of no page")
    assert book_sources.is_built(course)


@pytest.mark.parametrize("path", ["book/index.md", "bookext/run.py", "book/02_new.md", "_config.yml"])
def test_a_changed_or_a_new_file_asks_for_a_build(course, path):
    (course / path).write_text("after")
    assert not book_sources.is_built(course)


@pytest.mark.parametrize("path", ["bookext/run.py", "_build/html/index.html", "_build/book_sources"])
def test_a_file_that_is_gone_asks_for_a_build(course, path):
    (course / path).unlink()
    assert not book_sources.is_built(course)


def test_what_changes_while_the_book_is_built_asks_for_another_build(course):
    before = book_sources.begin(course)
    (course / "book/index.md").write_text("while it was built")
    book_sources.keep(before, course)
    assert not book_sources.is_built(course)


def test_a_build_that_did_not_end_well_is_none_also_when_the_change_is_taken_back(course):
    book_sources.begin(course)
    (course / "_build/html/index.html").write_text("half of another book")
    assert not book_sources.is_built(course)


def test_all_that_a_page_includes_is_a_source_of_the_book():
    named = re.compile(r"^```\{(?:literalinclude|include)\} (\S+)|\{download\}`[^`<]*<(\S+?)>`", re.MULTILINE)
    found = {
        (page.parent / (included or loaded)).resolve().relative_to(ROOT)
        for page in ROOT.glob("book/*.md")
        for included, loaded in named.findall(page.read_text(encoding="utf-8"))
    }
    assert Path("bench/lstm.py") in found and len(found) > 20
    assert not [path for path in found if not any(path.is_relative_to(part) for part in book_sources.PARTS)]
