"""Whether the built book is up to date."""

import pytest

from coursekit import book_sources


@pytest.fixture
def course(tmp_path):
    """A small course whose book is built."""
    for path in ("book/index.md", "bookext/run.py", "_build/html/index.html", "README.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("before")
    book_sources.keep(book_sources.digest(tmp_path), tmp_path)
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
    before = book_sources.digest(course)
    (course / "book/index.md").write_text("while it was built")
    book_sources.keep(before, course)
    assert not book_sources.is_built(course)
