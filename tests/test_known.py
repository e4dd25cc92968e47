"""`pytest --new`: which tests are run again after a change. See known.py and pages_read.py."""

import known
import pages_read
import pytest
from browser import open_page

from coursekit.notebooks import ROOT

FILES = [
    "bank/01_memory/numpy/rnn-step/test_values.py",
    "bank/02_unrolling/numpy/bptt-gradients/test_values.py",
    "book/01_memory.md",
    "book/figures/scan.js",
    "bookext/run.py",
    "gradebox/src/gradebox/grade.py",
    "tests/browser.py",
    "tests/bookext/test_run.py",
    "tests/bookext/test_frame.py",
    "requirements.txt",
]
BUILT = [
    "_build/html/book/01_memory.html",
    "_build/html/exercises/01_memory/numpy.html",
    "_build/html/_static/own/run.js",
    "_build/html/_static/practice/exercises/01_memory/numpy.js",
]


@pytest.fixture
def again(monkeypatch):
    """A function that says whether a test is run again after a change of one file."""

    def is_run_again(path, file="tests/bookext/test_run.py", without=(), words=(), read=()):
        hashes = []
        for content in ("before", "after"):
            known.hash_of_what_is_read.cache_clear()
            for function, names in (("files", FILES), ("built_files", BUILT)):
                contents = {name: content if name == path else "" for name in names}
                monkeypatch.setattr(known, function, contents.copy)
            hashes.append(known.hash_of_what_is_read(file, without, frozenset(words), frozenset(read)))
        known.hash_of_what_is_read.cache_clear()
        return hashes[0] != hashes[1]

    return is_run_again


def test_a_test_is_run_again_when_its_helpers_or_the_course_change_and_not_after_other_tests(again):
    changed = {path for path in FILES if again(path)}
    assert changed == set(FILES) - {"tests/bookext/test_frame.py"}


def test_a_test_of_the_grader_is_not_run_again_after_a_change_of_the_course(again):
    changed = {path for path in FILES if again(path, "gradebox/tests/test_grade.py", known.COURSE)}
    assert changed == {"gradebox/src/gradebox/grade.py", "tests/browser.py", "requirements.txt"}


def test_a_test_that_names_a_notebook_is_not_run_again_for_another(again):
    words = {"02_unrolling", "numpy"}
    assert again("bank/02_unrolling/numpy/bptt-gradients/test_values.py", words=words)
    assert not again("bank/01_memory/numpy/rnn-step/test_values.py", words=words)


def test_what_looks_at_the_built_book_is_run_again_for_the_files_that_it_has_read(again):
    read = ["_build/html/book/01_memory.html", "bank/02_unrolling/numpy/bptt-gradients/test_values.py"]
    changed = {path for path in [*FILES, *BUILT] if again(path, read=read)}
    assert set(read) < changed
    assert {"_build/html/_static/own/run.js", "book/figures/scan.js", "bookext/run.py"} < changed
    assert not changed & {
        "bank/01_memory/numpy/rnn-step/test_values.py",
        "book/01_memory.md",
        "_build/html/exercises/01_memory/numpy.html",
        "_build/html/_static/practice/exercises/01_memory/numpy.js",
    }


def test_what_a_browser_asks_for_and_what_python_opens_is_noted(site, browser, request):
    pages_read._now.clear()
    with open_page(browser, f"{site}/book/02_gradient.html"):
        pass
    (ROOT / "bank/01_memory/numpy/notebook.toml").read_bytes()
    read = pages_read.pages_read(request.node)
    assert {"_build/html/book/02_gradient.html", "bank/01_memory/numpy/notebook.toml"} <= set(read)
    assert "_build/html/book/03_lstm.html" not in read


def test_a_page_opened_from_disk_is_noted(book, browser, request):
    pages_read._now.clear()
    with open_page(browser, (book / "book" / "03_parts.html").as_uri()):
        pass
    assert "_build/html/book/03_parts.html" in pages_read.pages_read(request.node)


def test_tests_that_read_notebooks_into_python_are_known_as_such():
    """What they read may be kept in the process, so that no later test opens it."""
    files = sorted((ROOT / "tests" / "bookext").glob("test_*.py"))
    reading = {file.stem for file in files if known.reads_the_notebooks(file)}
    assert {"test_panel", "test_whole_notebook"} <= reading
    assert not reading & {"test_figures", "test_run", "test_browser"}


def test_a_variable_is_no_way_to_the_course():
    assert not known.reads_the_course(ROOT / "gradebox/tests/test_real_courses.py")  # it has a `site`
    assert known.reads_the_course(ROOT / "tests/bookext/test_frame.py")
