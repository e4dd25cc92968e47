"""Which notebooks and pages of the course, and which files of the built book, a test has read: known.py and may_read.py ask.

Python says what it opens and which folders it lists (an audit hook), and a browser what it asks for. What another
process reads is not seen: a test that starts one has read EVERYTHING, unless the process is one of those that read no
notebook (`reads_no_notebook`), or the test is marked so (`children_read_no_notebook`).

A test may use what was read before it and is still in memory. So with what it reads itself counts
- what was read while its file was collected, or a module imported,
- what a function with functools.cache has read: for all tests of the file where the function is, or for all tests,
- what the tests have read that had the same wider fixture. Not those of SEEN: what they give is read again.
"""

import contextlib
import multiprocessing
import os
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psutil
import pytest
from building import HTML

from coursekit.notebooks import ROOT

EVERYTHING = "*"  # among the paths that a test has read
CACHED = type(cache(repr))
# A page that another test has opened is opened again by `window`, `dark_window` and `open_next`, and told again, with
# note_request, by `open_once` and `woken`.
SEEN = set("book browser cdn dark_window open_next open_once pyodide site window woken".split())
CHILDREN = "children_read_no_notebook"  # a mark
WATCHED = (
    f"{HTML}{os.sep}",
    *(f"{ROOT / name}{os.sep}" for name in ("bank", "book", "exercises", "solutions")),
)
LISTED = {"os.listdir", "os.scandir"}
STARTED = {
    "subprocess.Popen",
    *(f"os.{name}" for name in ("exec", "fork", "forkpty", "posix_spawn", "spawn", "system")),
}

# Of them bubblewrap sees no course: gradebox.running.box.
PROGRAMS = set(
    "alembic bwrap chromium chromium-headless-shell esbuild google-chrome ldconfig node pdfinfo pdftohtml pdftotext uname".split()
)
HOST = "coursekit.static_host"  # keeps what it sends; a browser that asks again says so
# They get the cells that they run from the process that starts them.
MODULES = {"coursekit.run_checks", "gradebox.inside.server", "ipykernel_launcher", "jupyter_kernels"}
# Python starts them beside its processes: they read nothing. What a fork server forks has a start of its own.
BESIDE = tuple(f"from multiprocessing.{name} import" for name in ("forkserver", "resource_tracker"))

_now = set()  # what the test that runs now has read
_kept = defaultdict(
    set
)  # {None for all tests, a file of tests, or (file or None, fixture): what was read before}
_by_itself = set()  # of _now: what no cached function, module that was imported or wider fixture has read
_wider = set()  # the keys of wider fixtures
_started = set()  # EVERYTHING, while a process may run that reads notebooks
_pauses = []


def note_event(event, arguments):
    """A hook of sys.addaudithook."""
    if _pauses:
        return
    if event == "open" or event in LISTED:
        path = "." if arguments[0] is None else arguments[0]
        if isinstance(path, (str, bytes, os.PathLike)):
            try:
                found = os.path.abspath(os.fsdecode(path))
            except OSError:  # the working directory is gone
                return
            found = found if event == "open" else f"{found}{os.sep}"
            if found.startswith(WATCHED):
                _note(found)
    elif event in STARTED and not (event == "subprocess.Popen" and reads_no_notebook(*arguments[:3])):
        _note(EVERYTHING)


@contextlib.contextmanager
def unwatched():
    """What is read meanwhile is no test's."""
    _pauses.append(True)
    try:
        yield
    finally:
        _pauses.pop()


def _note(path):
    _now.add(path)
    if path == EVERYTHING:
        _started.add(path)
    keepers = list(_keepers(sys._getframe(2)))
    for keeper in keepers:
        _kept[keeper].add(path)
    if not keepers:
        _by_itself.add(path)


def _keepers(frame):
    """Who keeps what is read now beyond the test, by the functions that run: keys of _kept."""
    while frame:
        code = frame.f_code
        function = frame.f_globals.get(code.co_name)
        cached = type(function) is CACHED and function.__wrapped__.__code__ is code
        cached = cached and frame.f_globals["__name__"] != HOST
        if cached or code.co_name == "<module>" and _is_ours(code.co_filename):
            file = Path(code.co_filename)
            yield file if file.name.startswith("test_") else None
        frame = frame.f_back


def _is_ours(file):
    return file.startswith(f"{ROOT}{os.sep}") and not file.startswith(f"{ROOT / '.venv'}{os.sep}")


def reads_no_notebook(executable, command, folder) -> bool:
    """Whether a process with this command reads no notebook and no page of the course but those that it is given.

    command: a list of words. folder: its working directory, or None for this one's.
    """
    words = [os.fsdecode(word) for word in command] if isinstance(command, (list, tuple)) else []
    if not words:
        return False
    name = Path(words[0]).name
    if name == "git":
        elsewhere = folder is not None and not Path(os.fsdecode(folder)).is_relative_to(ROOT)
        return elsewhere or words[1:2] == ["rev-list"]
    modules = {after for word, after in zip(words, words[1:]) if word == "-m"}
    return name in PROGRAMS or bool(modules & MODULES) or any(word.startswith(BESIDE) for word in words)


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
    page = str(found / "index.html" if found.is_dir() else found)
    _now.add(page)
    _by_itself.add(page)


def pages_read(item) -> list[str]:
    """What a test has read, once it has run: EVERYTHING, or paths in the repository; a folder's ends with a slash."""
    names = set(item.fixturenames) - SEEN
    wider = [key for name in names for key in ((None, name), (item.path, name)) if key in _wider]
    _now.update(_still_run())
    for key in wider:
        _kept[key] |= _now
    paths = _now.union(_kept[None], _kept[item.path], *(_kept[key] for key in wider))
    if EVERYTHING in paths and not item.get_closest_marker(CHILDREN):
        return [EVERYTHING]
    return _in_the_repository(paths)


def read_by_itself() -> list[str]:
    """What the test that runs now has read so far: paths in the repository, and EVERYTHING if it has started a process.

    Nothing counts that its wider fixtures have read, or functools.cache keeps: another test may have had it read before.
    Of what is kept in another way (a cached_property) the first test that has it read is told.
    """
    return [EVERYTHING] * (EVERYTHING in _by_itself) + _in_the_repository(_by_itself)


def _in_the_repository(paths):
    root = f"{ROOT}{os.sep}"
    return sorted(path.removeprefix(root).replace(os.sep, "/") for path in paths if path.startswith(root))


def _still_run():
    """EVERYTHING, if a process that may read notebooks was started before and has not ended."""
    if _started and all(map(_has_ended, psutil.Process().children())):
        _started.clear()
    return _started


def _has_ended(child):
    try:
        return child.status() == psutil.STATUS_ZOMBIE or reads_no_notebook(None, child.cmdline(), None)
    except psutil.NoSuchProcess:
        return True


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    _now.clear()
    try:
        return (yield)
    finally:
        _kept[collector.path if collector.path.is_file() else None] |= _now
        _now.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    _now.clear()
    _by_itself.clear()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef, request):
    code = getattr(fixturedef.func, "__code__", None)
    if fixturedef.scope == "function" or code is None or not _is_ours(code.co_filename):
        return (yield)
    if fixturedef.argname in SEEN:
        with unwatched():
            return (yield)
    key = (None if fixturedef.scope == "session" else request.path, fixturedef.argname)
    before, itself = _now.copy(), _by_itself.copy()
    _now.clear()
    try:
        return (yield)
    finally:
        _wider.add(key)
        _kept[key] |= _now
        _now.clear()
        _now.update(before)
        _by_itself.clear()
        _by_itself.update(itself)


def pytest_configure(config):
    config.addinivalue_line(
        "markers", f"{CHILDREN}: the processes that the test starts read none of the course"
    )
    sys.addaudithook(note_event)
    start = multiprocessing.process.BaseProcess.start

    def noted(process):  # no audit event tells of it
        _note(EVERYTHING)
        return start(process)

    multiprocessing.process.BaseProcess.start = noted
