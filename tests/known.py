"""`pytest --new` leaves out the tests that have passed and whose files have not changed since; `make test` uses it.

What has passed? Of a test the files that it reads are asked for: may_read.py has the rules, 1 to 4.

Where none of them has changed since origin/main (or $SINCE), the test has passed there, as all tests of a commit that
was taken in. Of these tests a tenth is run all the same, another one at each commit, and those that failed on this
machine when they ran last. Those with the mark takes_turns ask something else at each commit: they choose by turns.py,
and are not left out. EVERY_TURN=true runs all: each week, by the workflow.

What passed on this machine is kept in gradebox's cache as well, under a key: the hash of the test's name and of all
files that it reads, with one more rule:

5. notebooks and pages but for those that it has read when it passed: pages_read.py sees them. Of the others only the
   names count; and those of answers only where something else of their notebook was read.

Where a test looks at the built book, the files of it that it has read count too, with all of _static but the scripts of
single notebooks.

With CI=true nothing counts that is kept on the machine.
"""

import functools
import hashlib
import os
import re
import subprocess
import sys

import pytest
from building import HTML, up_to_date
from may_read import (
    CHAPTERS,
    READS_PAGES,
    file_of,
    is_a_source_of_pages,
    reads,
    reads_the_course,
    what_it_may_read,
)
from pages_read import EVERYTHING, SEEN, pages_read, unwatched

from coursekit.notebooks import ROOT
from proof.results import Results
from proof.since import TENTH, changed_since, turn

BUILT = {"book", "site"}  # the fixtures that give the built book
TAKES_TURNS = "takes_turns"  # a mark
LEFT_OUT = pytest.StashKey[int]()  # how many tests
SHARED_BY_ALL = SEEN | {"browser"}  # fixtures that bind no tests together
MARK = re.compile(rb"\?v=[0-9a-f]{8}\b")  # behind the address of a file in a built page: of its content


def pytest_addoption(parser):
    parser.addoption("--new", action="store_true", help="leave out what has passed with the same files")


@functools.cache
@unwatched()
def files():
    """{path: hash} of all files that git has or would add, as they are now."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [path for path in listed.split("\0") if path and (ROOT / path).is_file()]
    return {path: hashlib.sha256((ROOT / path).read_bytes()).hexdigest() for path in paths}


def hash_of_what_is_read(file, without, words, read, built):
    """The hash of all that a test reads.

    read: its notebooks, pages and files of the built book, or EVERYTHING. built: whether it looks at the built book.
    """
    digest = hashlib.sha256(hash_without_pages(file, without, words).encode())
    if EVERYTHING in read:
        digest.update(hash_of_pages(file, without, words).encode())
    for path in sorted(read & files().keys()):
        if is_a_source_of_pages(path) and reads(path, file, without, words):
            digest.update(f"{path} {files()[path]}\n".encode())
    touched = notebooks_of(read)
    for path in answers():
        if path.startswith(touched) and reads(path, file, without, words):
            digest.update(f"{path}\n".encode())
    if built:
        digest.update(hash_of_static().encode())
        for path in sorted(read & built_files().keys()):
            digest.update(f"{path} {built_files()[path]}\n".encode())
        if listed := tuple(path for path in read if path.startswith("_build/") and path.endswith("/")):
            names = sorted(path for path in built_files() if path.startswith(listed))
            digest.update("\n".join(names).encode())
    return digest.hexdigest()


@functools.cache
def hash_without_pages(file, without, words):
    """The hash of what a test reads, without the contents of notebooks and pages and the names of answers."""
    digest = hashlib.sha256(sys.version.encode())
    for path, content in sorted(files().items()):
        if reads(path, file, without, words) and not is_an_answer(path):
            digest.update(f"{path} {'' if is_a_source_of_pages(path) else content}\n".encode())
    return digest.hexdigest()


@functools.cache
def hash_of_pages(file, without, words):
    """The hash of all notebooks and pages that a test may read."""
    found = ((path, content) for path, content in sorted(files().items()) if is_a_source_of_pages(path))
    lines = [f"{path} {content}\n" for path, content in found if reads(path, file, without, words)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@functools.cache
def hash_of_static():
    """The hash of what pages of the built book load, but for the scripts of single notebooks."""
    lines = [
        f"{path} {content}\n"
        for path, content in sorted(built_files().items())
        if path.startswith("_build/html/_static/") and not CHAPTERS & set(path.split("/"))
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def notebooks_of(read):
    """The folders of the bank that a test has read something of: bank/<chapter>/<notebook>/, or one that it has listed."""
    inside = {"/".join(path.split("/")[:3]) + "/" for path in read if path.count("/") >= 3}
    return tuple(
        path for path in inside | {path for path in read if path.endswith("/")} if path.startswith("bank/")
    )


@functools.cache
def answers():
    return sorted(filter(is_an_answer, files()))


def is_an_answer(path):
    """bank/<chapter>/<notebook>/<exercise>/answers/<name>.py"""
    return path.startswith("bank/") and "/answers/" in path


@functools.cache
@unwatched()
def built_files():
    """{path: hash} of all files of the built book, as it is now.

    Without the marks behind the addresses in a page: a page that loads a script has read it, and one that could has not.
    """
    return {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(content_of(path)).hexdigest()
        for path in HTML.rglob("*")
        if path.is_file()
    }


def content_of(path):
    content = path.read_bytes()
    return MARK.sub(b"", content) if path.suffix == ".html" else content


def looks_at_the_built_book(item):
    return bool(BUILT & set(item.fixturenames))


def key_of(item, read):
    """The key of a test. read: what it has read, as pages_read says it."""
    built = looks_at_the_built_book(item)
    what = hash_of_what_is_read(*what_it_may_read(item), frozenset(read), built)
    return hashlib.sha256(f"{item.nodeid}\n{what}".encode()).hexdigest()


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--new") or os.environ.get("EVERY_TURN") == "true":
        return
    with unwatched():  # git looks at all files, and says nothing of what is in them
        changed, number = changed_since(ROOT, since()), turn(ROOT)
    with Results() as results:
        known = [
            item
            for item in items
            if passed_before(item, changed, number)
            and not results.hint(f"failed: {item.nodeid}")
            or os.environ.get("CI") != "true"
            and is_known(item, results)
        ]
    config.stash[LEFT_OUT] = len(known)
    config.hook.pytest_deselected(items=known)
    items[:] = [item for item in items if item not in known]


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(LEFT_OUT, 0)


def since():
    """The commit whose tests have passed, as in the Makefile."""
    return os.environ.get("SINCE", "origin/main")


def passed_before(item, changed, number):
    """Whether a test is one of the nine tenths that are left out because nothing that they read is new.

    changed: the paths that are, None if nobody knows. number: says which tenth has its turn.
    """
    if changed is None or item.get_closest_marker(TAKES_TURNS):
        return False
    asked = what_it_may_read(item)
    return not has_its_turn(item, number) and not any(reads(path, *asked) for path in changed)


def has_its_turn(item, number):
    """Whether a test belongs to the tenth with this number."""
    return int(hashlib.sha256(group_of(item).encode()).hexdigest(), 16) % TENTH == number % TENTH


def group_of(item):
    """The name of the tests that go together, since they share what takes long to make: a notebook's class, a printed book."""
    file, _, words = what_it_may_read(item)
    if named := sorted(words - {READS_PAGES}):
        return f"{file} {named}"
    wider = sorted(
        name
        for name, found in item._fixtureinfo.name2fixturedefs.items()
        if found[-1].scope != "function" and name not in SHARED_BY_ALL and found[-1].baseid
    )
    return f"{file} {wider}" if wider else item.nodeid


def is_known(item, results):
    read = results.hint(f"read by {item.nodeid}") if reads_the_course(file_of(item)) else []
    if read is None:
        return False
    if looks_at_the_built_book(item):
        try:
            with unwatched():
                up_to_date(item.config)
        except AssertionError:  # the book is broken, as its fixture will say
            return False
    return bool(results.get(key_of(item, read)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item, call):
    """Tell the report the test's key, and what it has read."""
    if item.config.getoption("--new") and call.when == "call":
        read = pages_read(item) if reads_the_course(file_of(item)) else []
        item.user_properties += [("read", read), ("known", key_of(item, read))]


class Passed:
    """Keeps what passed, at the end. With pytest-xdist, in the process that collects the reports."""

    def __init__(self):
        self.keys, self.read, self.failed, self.left_out = {}, {}, set(), 0

    def pytest_runtest_logreport(self, report):
        if report.when == "call" and report.passed:
            properties = dict(report.user_properties)
            self.keys[report.nodeid], self.read[report.nodeid] = (
                properties.get("known"),
                properties.get("read"),
            )
        if report.failed:
            self.failed.add(report.nodeid)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node):
        """A process of pytest-xdist has ended. Each has left out the same tests."""
        self.left_out = getattr(node, "workeroutput", {}).get("left_out", self.left_out)

    def pytest_terminal_summary(self, terminalreporter, config):
        if left_out := config.stash.get(LEFT_OUT, self.left_out):
            terminalreporter.write_line(
                f"{left_out:,} tests were left out: they have passed with the same files, in {since()} or here. "
                "`python -m pytest` runs all."
            )

    def pytest_sessionfinish(self, session):
        if session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:  # all were left out
            session.exitstatus = pytest.ExitCode.OK
        with Results() as results:
            for name in self.failed:
                results.note(f"failed: {name}", True)
            for name, key in self.keys.items():
                if key and name not in self.failed:
                    results.note(f"failed: {name}", False)
                    results.put(key, {"test": name})
                    results.note(f"read by {name}", self.read[name])


def pytest_configure(config):
    config.addinivalue_line("markers", f"{TAKES_TURNS}: asks something else at each commit; see known.py")
    if config.getoption("--new") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Passed())
