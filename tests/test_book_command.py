"""`make book`: what it executes, in which order, and what it says when a page fails."""

import os

import pytest
from code_page import PAGE
from jupyter_cache import get_cache

from coursekit import book, kept_runs


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """A function that writes pages, {name: code}, and returns their paths; the log lies beside them."""
    monkeypatch.setattr(book, "LOG", tmp_path / "book.log")
    monkeypatch.setenv("TF_NUM_INTRAOP_THREADS", "2")  # so that it is afterwards what it was
    monkeypatch.setenv(kept_runs.FOLDER, "")
    monkeypatch.setattr(book, "RUNS", tmp_path / "runs")

    def write(**codes):
        paths = []
        for name, code in codes.items():
            paths.append(tmp_path / f"{name}.md")
            paths[-1].write_text(PAGE.format(code=code))
        return paths

    return write


def test_only_pages_with_new_code_are_executed(pages, tmp_path):
    cache = tmp_path / "cache"
    one, other = pages(one="1 + 1", other="print('a longer page')")
    assert book.to_execute([one, other], cache) == [other, one], "the longer one first"
    stderr = os.dup(2)
    assert book.execute(one, cache).endswith(" s")
    os.dup2(stderr, 2)
    assert book.to_execute([one, other], cache) == [other]
    one.write_text(one.read_text().replace("# A page", "# The same code under another title"))
    assert book.to_execute([one, other], cache) == [other]
    one.write_text(one.read_text().replace("1 + 1", "1 + 2"))
    assert set(book.to_execute([one, other], cache)) == {one, other}


def test_the_pages_beside_each_other_take_one_thread_each(pages, tmp_path):
    (page,) = pages(page='import os\n\nassert os.environ["TF_NUM_INTRAOP_THREADS"] == "1"')
    book.to_execute([page], tmp_path / "cache")
    stderr = os.dup(2)
    assert book.execute(page, tmp_path / "cache") != "failed"
    os.dup2(stderr, 2)


def test_the_first_build_begins_with_the_pages_that_train_for_a_minute(pages, tmp_path):
    long = pages(**dict.fromkeys(book.LONG, "1"))
    short = pages(index="print('the longest file of all of them')", notes="1")
    assert book.to_execute([*short, *reversed(long)], tmp_path / "cache") == [*long, *short]
    assert all((book.ROOT / "book" / f"{name}.md").is_file() for name in book.LONG)


def test_the_pages_keep_their_runs_in_the_folder_of_the_build(pages, tmp_path):
    (page,) = pages(page=f'import os\n\nassert os.environ["{kept_runs.FOLDER}"] == "{tmp_path / "runs"}"')
    book.to_execute([page], tmp_path / "cache")
    stderr = os.dup(2)
    assert book.execute(page, tmp_path / "cache") != "failed"
    os.dup2(stderr, 2)


def test_a_page_that_fails_is_told_and_not_kept(pages, tmp_path):
    (page,) = pages(page="1 / 0")
    cache = tmp_path / "cache"
    book.to_execute([page], cache)
    stderr = os.dup(2)
    assert book.execute(page, cache) == "failed"
    os.dup2(stderr, 2)
    assert get_cache(cache).list_cache_records() == []
    assert "ZeroDivisionError" in book.LOG.read_text()


def test_the_lines_that_say_what_is_wrong_are_found_in_the_log():
    log = "WARNING: TensorFlow says this\n\x1b[91mbook/a.md:3: WARNING: no such term\x1b[39;49;00m\nwriting output\n"
    assert book.complaints(log) == ["book/a.md:3: WARNING: no such term"]


def test_the_limit_of_a_cell_is_the_one_of_the_book():
    assert book.seconds_for_a_cell() == 600
