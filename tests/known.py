"""`pytest --new` leaves out the tests that have passed and whose files have not changed since; `make test` uses it.

What passed is kept in gradebox's cache, under a key: the hash of the test's name and of all files of the repository,
without those that the test does not read. A test reads all of them, but for three rules:

1. other files of tests,
2. the course, where the test's file, and what it imports of tests/, has no way to it: tests of the grader,
3. other notebooks and pages, where a parameter of the test names one: `[02_unrolling-numpy]`, `[book/03_lstm.html]`.

With CI=true all tests run.
"""

import ast
import functools
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

from coursekit.notebooks import ROOT, chapters, page_names
from proof.results import Results

TESTS = ("tests", "gradebox/tests")
NOTEBOOK_FOLDERS = ("bank", "exercises", "solutions")  # each has CHAPTER/NOTEBOOK
COURSE = (*NOTEBOOK_FOLDERS, "book", "bookext", "coursekit", "proof")
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
def key(name, file, without, words):
    """The hash of a test's name and of what it reads."""
    digest = hashlib.sha256(f"{name}\n{sys.version}".encode())
    for path, content in sorted(files().items()):
        if reads(path, file, without, words):
            digest.update(f"{path} {content}\n".encode())
    return digest.hexdigest()


@functools.cache
def reads_the_course(path):
    """Whether a file of tests, or one of tests/ that it imports, names a way to the course."""
    code = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = {node.id for node in code if isinstance(node, ast.Name)}
    names |= {node.attr for node in code if isinstance(node, ast.Attribute)}
    names |= {node.arg for node in code if isinstance(node, ast.arg)}
    imports = {node.module for node in code if isinstance(node, ast.ImportFrom) and node.module}
    imports |= {alias.name for node in code if isinstance(node, ast.Import) for alias in node.names}
    if any(WAYS_TO_THE_COURSE.search(name) for name in names | imports):
        return True
    helpers = [ROOT / tests / f"{name.replace('.', '/')}.py" for tests in TESTS for name in imports]
    return any(reads_the_course(helper) for helper in helpers if helper.is_file())


def key_of(item):
    without = () if reads_the_course(item.path) else COURSE
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    texts = [text for text in parameters if isinstance(text, str)]
    words = frozenset(re.split(r"[/.]", "/".join(texts)))
    return key(item.nodeid, item.nodeid.split("::")[0], without, words)


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--new"):
        return
    for item in items:
        item.user_properties.append(("known", key_of(item)))
    if os.environ.get("CI") == "true":
        return
    with Results() as results:
        known = [item for item in items if results.get(dict(item.user_properties)["known"])]
    config.hook.pytest_deselected(items=known)
    items[:] = [item for item in items if item not in known]


def pytest_report_header(config):
    if config.getoption("--new"):
        return (
            "--new: what passed before with the same files is left out; `pytest` without it runs everything"
        )


class Passed:
    """Keeps what passed, at the end. With pytest-xdist, in the process that collects the reports."""

    def __init__(self):
        self.keys, self.failed = {}, set()

    def pytest_runtest_logreport(self, report):
        if report.when == "call" and report.passed:
            self.keys[report.nodeid] = dict(report.user_properties).get("known")
        if report.failed:
            self.failed.add(report.nodeid)

    def pytest_sessionfinish(self):
        with Results() as results:
            for name, key in self.keys.items():
                if key and name not in self.failed:
                    results.put(key, {"test": name})


def pytest_configure(config):
    if config.getoption("--new") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Passed())
