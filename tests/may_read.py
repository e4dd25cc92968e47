"""Which files of the repository a test may read: known.py leaves out the tests of whose files none has changed.

It reads all of the repository, but for these rules:

1. other files called test_..., if it neither imports nor names them,
2. the course: tests of the grader, where neither their file nor what it imports has a way to it,
3. notebooks and pages of other chapters, and notebooks of the other kind, where the test's name has one:
   `[02_unrolling-numpy]`, `[book/03_lstm.html]`, or its mark: `reads_pages("01_memory", "03_lstm")`. A test with
   the mark `reads_pages()` reads those that its name has, or none. As `pytestmark` it is for all tests of a file that have
   no such mark of their own. The rule is not for tests with the mark reads_other_chapters,
4. texts for people, such as README.md, that the test's file does not name.

A test fails if it opens a notebook or a page that it does not read by rule 3. What wider fixtures, imported modules and
cached functions have read is not looked at, and in the built book the front page is for all, though it counts what is in
each chapter. A test that starts a process is believed what its name says, whatever it opens; one with the mark reads_pages
has to say that its children_read_no_notebook.
"""

import ast
import functools
import re
from pathlib import Path

import pytest
from pages_read import CHILDREN, EVERYTHING, read_by_itself, unwatched

from coursekit.notebooks import ROOT, chapters, page_names

TESTS = ("tests", "gradebox/tests")
PLACES = (*TESTS, "tests/bookext")  # where what a test imports may lie
NOTEBOOK_FOLDERS = ("bank", "exercises", "solutions")  # each has CHAPTER/NOTEBOOK
COURSE = (*NOTEBOOK_FOLDERS, "book", "bookext", "coursekit", "proof")
READS_OTHERS, READS_PAGES = "reads_other_chapters", "reads_pages"  # marks
WAYS_TO_THE_COURSE = re.compile(r"\b(coursekit|proof|book|bookext|site)\b")  # modules and fixtures
TEXTS = {"CONTRIBUTING.md", "LICENSE", "README.md"}  # for people
CHAPTERS, PAGES = frozenset(chapters()), frozenset(page_names())
KINDS = frozenset({"numpy", "tensorflow"})
BUILT_PAGE = re.compile(r"_build/html/(book/[^/]+|exercises/[^/]+/[^/]+)\.html")


def what_it_may_read(item):
    """What rules 1 to 4 say of a test: the arguments of reads() after the path."""
    without = () if reads_the_course(file_of(item)) else COURSE
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    texts = [text for text in parameters if isinstance(text, str)]
    words = CHAPTERS.union(PAGES, KINDS) & set(re.split(r"[/.\[\]-]", "/".join([*texts, item.name])))
    if mark := item.get_closest_marker(READS_PAGES):  # a test's own counts, and not its file's
        if unknown := set(mark.args) - CHAPTERS - PAGES:
            raise pytest.UsageError(f"{item.nodeid}: {READS_PAGES} names no page and no chapter: {unknown}")
        words |= {READS_PAGES, *mark.args}
    return file_of(item), without, frozenset() if item.get_closest_marker(READS_OTHERS) else words


def reads(path, file, without, words):
    """Whether a test reads a file of the repository.

    path: of the file. file: the test's own, such as tests/test_run.py. without: folders that it does not read.
    words: of its parameters and marks; READS_PAGES is among them where a mark says which pages it reads.
    """
    folder, *rest = path.split("/")
    if folder in without:
        return False
    if path.startswith(tuple(f"{tests}/" for tests in TESTS)):
        name = Path(path).stem
        return path == file or not name.startswith("test_") or name in names_in(file)
    if path in TEXTS:
        return path in text_of(file)
    named = words & (CHAPTERS | PAGES)
    if not named and READS_PAGES not in words:
        return True
    chapters_named = {chapter_of(word) for word in named}
    if folder in NOTEBOOK_FOLDERS and len(rest) > 1 and rest[0] in CHAPTERS:
        notebooks = words & KINDS or KINDS
        return chapter_of(rest[0]) in chapters_named and Path(rest[1]).stem in notebooks
    if folder == "book" and path.removesuffix(".md").removeprefix("book/") in PAGES:
        return chapter_of(Path(path).stem) in chapters_named
    return True


def chapter_of(name):
    """What the pages and notebooks of a chapter have in common: "03" of 03_lstm and 03_parts; of others the whole name."""
    return name.split("_")[0]


def is_a_source_of_pages(path):
    folder = path.split("/")[0]
    return folder in NOTEBOOK_FOLDERS or folder == "book" and path.endswith(".md")


@functools.cache
@unwatched()
def text_of(file):
    """The text of a file of tests."""
    return (ROOT / file).read_text(encoding="utf-8")


@functools.cache
@unwatched()
def code_of(file):
    """A file of tests, as Python reads it."""
    return list(ast.walk(ast.parse(text_of(file))))


def imports_of(file):
    """The modules that a file of tests imports."""
    names = {node.module for node in code_of(file) if isinstance(node, ast.ImportFrom) and node.module}
    return names | {
        alias.name for node in code_of(file) if isinstance(node, ast.Import) for alias in node.names
    }


@functools.cache
def imported_from_tests(file):
    """The files of tests that a file of tests imports, and those that these import."""
    named = {f"{tests}/{name.replace('.', '/')}.py" for tests in PLACES for name in imports_of(file)}
    found = {path for path in named if (ROOT / path).is_file()}
    return found.union(*map(imported_from_tests, found))


@functools.cache
def names_in(file):
    """The names of files of tests that one writes down, or imports with what it imports."""
    written = re.findall(r"\btest_\w+", text_of(file))
    return frozenset(written).union(Path(path).stem for path in imported_from_tests(file))


@functools.cache
def reads_the_course(file):
    """Whether a file of tests is no test of the grader, or it, or one that it imports, has a way to the course.

    A way is a module or a fixture.
    """
    if not file.startswith("gradebox/"):
        return True
    for path in {file} | imported_from_tests(file):
        fixtures = {node.arg for node in code_of(path) if isinstance(node, ast.arg)}
        if any(WAYS_TO_THE_COURSE.search(name) for name in fixtures | imports_of(path)):
            return True
    return False


def file_of(item):
    """The file of a test, as git names it."""
    return item.nodeid.split("::")[0]


def what_is_wrong(item, read):
    """A sentence for a test that has read what it does not read by rule 3, or ""."""
    file, _, words = what_it_may_read(item)
    if EVERYTHING in read and not item.get_closest_marker(CHILDREN):
        if READS_PAGES not in words:
            return ""  # nobody knows what it has read
        return (
            f"This test has started a process, which may read any notebook; its mark {READS_PAGES} says that it reads "
            f"some only. Mark it {CHILDREN} if the process reads none, or leave out {READS_PAGES}."
        )
    files_read = [path for path in read if not path.endswith("/")]
    if others := [path for path in files_read if not reads(source_of(path), file, (), words)]:
        return (
            f"This test has read {', '.join(others)}. Its name or its mark {READS_PAGES} says that it reads other pages "
            f"and notebooks only. Name this one there, or mark the test {READS_OTHERS}: see tests/may_read.py."
        )
    return ""


def source_of(path):
    """The source of a page of the built book; other paths are given back as they are."""
    page = BUILT_PAGE.fullmatch(path)
    return f"{page[1]}{'.md' if page[1].startswith('book/') else '.ipynb'}" if page else path


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    result = yield
    if wrong := what_is_wrong(item, read_by_itself()):
        pytest.fail(wrong, pytrace=False)
    return result


def pytest_configure(config):
    config.addinivalue_line(
        "markers", f"{READS_PAGES}(*names): these and those of their chapters only; see may_read.py"
    )
    config.addinivalue_line("markers", f"{READS_OTHERS}: than the one in its name; see may_read.py")
