"""`pytest --new` leaves out the tests that have passed and whose files have not changed since; `make test` uses it.

What passed is kept in gradebox's cache, under a key: the hash of the test's name and of all files of the repository,
without those that the test does not read. A test reads all of them, but for four rules:

1. other files of tests,
2. the course, where the test's file, and what it imports of tests/, has no way to it: tests of the grader,
3. other notebooks and pages, where the test's name has one: `[02_unrolling-numpy]`, `[book/03_lstm.html]`,
4. where a test looks at the built book, notebooks and pages but for those that it has read when it passed
   (pages_read.py). The files of the built book that it has read count in their place, with all of _static.

With CI=true all tests run.
"""

import ast
import functools
import hashlib
import os
import re
import subprocess
import sys
from modulefinder import ModuleFinder
from pathlib import Path

import pytest
from building import HTML, up_to_date
from pages_read import pages_read

from coursekit.notebooks import ROOT, chapters, page_names
from proof.results import Results

TESTS = ("tests", "gradebox/tests")
NOTEBOOK_FOLDERS = ("bank", "exercises", "solutions")  # each has CHAPTER/NOTEBOOK
COURSE = (*NOTEBOOK_FOLDERS, "book", "bookext", "coursekit", "proof")
NOTEBOOKS_IN_PYTHON = {"coursekit.answers", "coursekit.bank"}  # who imports these may keep what it read
BUILT = {"book", "site"}  # the fixtures that give the built book
WAYS_TO_THE_COURSE = re.compile(r"\b(coursekit|proof|book|bookext|site)\b")  # modules and fixtures
CHAPTERS, PAGES = frozenset(chapters()), frozenset(page_names())


def pytest_addoption(parser):
    parser.addoption("--new", action="store_true", help="leave out what has passed with the same files")


@functools.cache
def files():
    """{path: hash} of all files that git has or would add, as they are now."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [path for path in listed.split("\0") if path and (ROOT / path).is_file()]
    return {path: hashlib.sha256((ROOT / path).read_bytes()).hexdigest() for path in paths}


def reads(path, file, without, words):
    """Whether a test reads a file of the repository.

    path: of the file. file: the test's own, such as tests/test_run.py. without: folders that it does not read.
    words: of its parameters.
    """
    folder, *rest = path.split("/")
    if folder in without:
        return False
    if path.startswith(tuple(f"{tests}/" for tests in TESTS)):
        return path == file or not rest[-1].startswith("test_")
    named = words & (CHAPTERS | PAGES)
    if not named:
        return True
    if folder in NOTEBOOK_FOLDERS and rest[0] in CHAPTERS:
        notebooks = words & {"numpy", "tensorflow"} or {"numpy", "tensorflow"}
        return rest[0] in named and Path(rest[1]).stem in notebooks
    if folder == "book" and path.removesuffix(".md").removeprefix("book/") in PAGES:
        return Path(path).stem in named
    return True


@functools.cache
def hash_of_what_is_read(file, without, words, built):
    """The hash of all that a test reads. built: the files that it has read, where it looks at the built book."""
    digest = hashlib.sha256(sys.version.encode())
    for path, content in sorted(files().items()):
        if reads(path, file, without, words):
            left_out = built and is_a_source_of_pages(path) and path not in built
            digest.update(f"{path} {'' if left_out else content}\n".encode())
    for path, content in sorted(built_files().items() if built else ()):
        if path in built or path.startswith("_build/html/_static/") and not CHAPTERS & set(path.split("/")):
            digest.update(f"{path} {content}\n".encode())
    return digest.hexdigest()


def is_a_source_of_pages(path):
    folder = path.split("/")[0]
    return folder in NOTEBOOK_FOLDERS or folder == "book" and path.endswith(".md")


@functools.cache
def built_files():
    """{path: hash} of all files of the built book, as it is now."""
    return {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in HTML.rglob("*")
        if path.is_file()
    }


@functools.cache
def reads_the_course(path):
    """Whether a file of tests, or one of tests/ that it imports, has a way to the course: a module or a fixture."""
    code = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = {node.arg for node in code if isinstance(node, ast.arg)}  # fixtures
    imports = {node.module for node in code if isinstance(node, ast.ImportFrom) and node.module}
    imports |= {alias.name for node in code if isinstance(node, ast.Import) for alias in node.names}
    if any(WAYS_TO_THE_COURSE.search(name) for name in names | imports):
        return True
    helpers = [ROOT / tests / f"{name.replace('.', '/')}.py" for tests in TESTS for name in imports]
    return any(reads_the_course(helper) for helper in helpers if helper.is_file())


@functools.cache
def reads_the_notebooks(path):
    """Whether a file of tests imports, or a module that it imports, what reads notebooks into Python.

    Not what it imports of bookext: that reads them when the book is built.
    """
    folders = (ROOT / name for name in ("gradebox/src", ".", *TESTS))
    finder = ModuleFinder([str(folder) for folder in folders], excludes=["bookext"])
    finder.run_script(str(path))
    return bool(NOTEBOOKS_IN_PYTHON & finder.modules.keys())


def looks_at_the_built_book(item):
    return bool(BUILT & set(item.fixturenames)) and not reads_the_notebooks(item.path)


def key_of(item, read=()):
    """The key of a test. read: of one that looks at the built book, the files that it has read."""
    without = () if reads_the_course(item.path) else COURSE
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    texts = [text for text in parameters if isinstance(text, str)]
    words = frozenset(re.split(r"[/.\[\]-]", "/".join([*texts, item.name])))
    what = hash_of_what_is_read(item.nodeid.split("::")[0], without, words, frozenset(read))
    return hashlib.sha256(f"{item.nodeid}\n{what}".encode()).hexdigest()


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--new") or os.environ.get("CI") == "true":
        return
    with Results() as results:
        known = [item for item in items if is_known(item, results)]
    config.hook.pytest_deselected(items=known)
    items[:] = [item for item in items if item not in known]


def is_known(item, results):
    if not looks_at_the_built_book(item):
        return bool(results.get(key_of(item)))
    read = results.hint(f"read by {item.nodeid}")
    if not read:
        return False
    try:
        up_to_date(item.config)
    except AssertionError:  # the book is broken, as its fixture will say
        return False
    return bool(results.get(key_of(item, read)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item, call):
    """Tell the report the test's key, and what it has read."""
    if item.config.getoption("--new") and call.when == "call":
        read = pages_read(item) if looks_at_the_built_book(item) else []
        item.user_properties += [("read", read), ("known", key_of(item, read))]


def pytest_report_header(config):
    if config.getoption("--new"):
        return (
            "--new: what passed before with the same files is left out; `pytest` without it runs everything"
        )


class Passed:
    """Keeps what passed, at the end. With pytest-xdist, in the process that collects the reports."""

    def __init__(self):
        self.keys, self.read, self.failed = {}, {}, set()

    def pytest_runtest_logreport(self, report):
        if report.when == "call" and report.passed:
            properties = dict(report.user_properties)
            self.keys[report.nodeid], self.read[report.nodeid] = (
                properties.get("known"),
                properties.get("read"),
            )
        if report.failed:
            self.failed.add(report.nodeid)

    def pytest_sessionfinish(self):
        with Results() as results:
            for name, key in self.keys.items():
                if key and name not in self.failed:
                    results.put(key, {"test": name})
                    results.note(f"read by {name}", self.read[name])


def pytest_configure(config):
    if config.getoption("--new") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Passed())
