"""Which files of the built book, and which pages and notebooks, a test has read: known.py asks.

A browser says what it asks for, and Python what it opens. Where a wider fixture has read something, all that its file
reads from then on counts for all tests that follow in it: they may share a page.
"""

import os
import sys
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from building import HTML

from coursekit.notebooks import ROOT

WATCHED = (
    f"{HTML}{os.sep}",
    *(f"{ROOT / name}{os.sep}" for name in ("bank", "book", "exercises", "solutions")),
)

_now = set()  # what the test that runs now has read
_shared = defaultdict(set)  # {file of tests, None for all of them: what wider fixtures have read}


def note_open(event, arguments):
    """A hook of sys.addaudithook."""
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)):
        path = os.path.abspath(arguments[0])
        if path.startswith(WATCHED):
            _now.add(path)


def note_request(request):
    """A request of a browser: over http the address is that of a host that serves the built book, or another one."""
    address = urlsplit(request.url)
    path = Path(unquote(address.path))
    if address.scheme == "file":
        found = path
    elif address.scheme in ("http", "https"):
        found = HTML / path.relative_to("/")
    else:
        return
    _now.add(str(found / "index.html" if found.is_dir() else found))


def pages_read(item) -> list[str]:
    """The paths that a test has read, relative to the repository, once it has run."""
    if item.path in _shared:
        _shared[item.path] |= _now
    paths = {Path(path) for path in _now | _shared[None] | _shared.get(item.path, set())}
    return sorted(path.relative_to(ROOT).as_posix() for path in paths if path.is_relative_to(ROOT))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    _now.clear()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef, request):
    if fixturedef.scope == "function":
        return (yield)
    before = _now.copy()
    _now.clear()
    try:
        return (yield)
    finally:
        if _now:
            _shared[None if fixturedef.scope == "session" else request.path] |= _now
        _now.clear()
        _now.update(before)


def pytest_configure():
    sys.addaudithook(note_open)
